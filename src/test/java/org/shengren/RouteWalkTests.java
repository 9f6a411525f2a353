package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shengren.RoutesTable.NOBODY;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.shengren.RoutesTable.Row;
import org.shengren.SmallCompany.Who;
import org.shengren.browser.BrowserTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every route as everybody and compares with the table in {@code routes.md}: who sees, who
 * may do, who is refused and how. A route that is not in the table fails the build.
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteWalkTests {
  private static final Set<String> LET_THROUGH = Set.of("sees", "goes on", "does");

  /** Answered by filters and resource handlers, which no controller lists. */
  private static final List<String> BESIDE_THE_CONTROLLERS =
      List.of(
          "POST /sign-in",
          "POST /sign-out",
          "GET /assets/web/base.css",
          "GET /webjars/htmx.org/dist/htmx.min.js");

  @Autowired ConfigurableApplicationContext context;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @LocalServerPort int port;
  private final Map<String, Visitor> visitors = new HashMap<>();
  private @Nullable RoutesTable addresses;

  @Test
  void theTableListsEveryRouteAndNoOther() {
    Set<String> listed =
        RoutesTable.rows().stream().map(Row::route).collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(routes());
  }

  /** Reading first, so that what is done cannot change what is seen. */
  @TestFactory
  Stream<DynamicTest> everybodyGetsWhatTheTableSays() {
    var rows = RoutesTable.rows();
    return Stream.concat(
            rows.stream().filter(row -> row.method().equals("GET")),
            rows.stream().filter(row -> !row.method().equals("GET")))
        .map(row ->
            DynamicTest.dynamicTest(
                row.toString(), () -> assertThat(walk(row)).isEqualTo(row.expected())));
  }

  /** Whoever may do it cannot be made to do it by another site. */
  @TestFactory
  Stream<DynamicTest> nothingIsDoneWithoutTheTokenOfTheForm() {
    return RoutesTable.rows().stream()
        .filter(row -> !row.method().equals("GET"))
        .map(row ->
            DynamicTest.dynamicTest(
                row.toString(),
                () -> {
                  for (var who : List.of(NOBODY, Who.ADMINISTRATOR.name(), Who.SELF.name())) {
                    var answer =
                        visitor(who)
                            .send(
                                row.method(),
                                addresses().address(row.path()),
                                addresses().body(row),
                                false);
                    assertThat(answer.statusCode()).as(who).isEqualTo(403);
                  }
                }));
  }

  /**
   * {@code mvn test -Dtest=RouteWalkTests -DwriteRoutes=true} writes target/routes.md: the rows as
   * the product is. To be read line by line before they are kept.
   */
  @Test
  void theTableCanBeProposed() throws IOException {
    if (!Boolean.getBoolean("writeRoutes")) {
      return;
    }
    var known =
        RoutesTable.rows().stream()
            .collect(Collectors.toMap(Row::toString, Function.identity(), (one, _) -> one));
    var keys =
        new TreeSet<String>(
            Comparator.comparing((String route) -> route.substring(route.indexOf(' ') + 1))
                .thenComparing(Comparator.naturalOrder()));
    keys.addAll(known.keySet());
    var covered = known.values().stream().map(Row::route).collect(Collectors.toSet());
    routes().stream().filter(route -> !covered.contains(route)).forEach(keys::add);
    var rows =
        keys.stream()
            .map(key -> {
              var space = key.indexOf(' ');
              return known.getOrDefault(
                  key, new Row(key.substring(0, space), key.substring(space + 1), "", Map.of()));
            })
            .toList();
    var lines = new LinkedHashMap<Row, String>();
    for (var reading : List.of(true, false)) {
      for (var row : rows) {
        if (row.method().equals("GET") == reading) {
          String cells;
          try {
            cells = String.join(" | ", walk(row).values());
          } catch (RuntimeException | AssertionError e) {
            System.err.println(row + ": " + e.getMessage());
            cells = String.join(" | ", Collections.nCopies(RoutesTable.everybody().size(), "?"));
          }
          lines.put(
              row,
              "| %s | %s | %s | %s |\n"
                  .formatted(
                      row.method(),
                      row.path(),
                      row.body().isEmpty() ? "" : "`" + row.body() + "`",
                      cells));
        }
      }
    }
    Files.writeString(
        Path.of("target/routes.md"),
        rows.stream()
            .map(row -> Objects.requireNonNull(lines.get(row)))
            .collect(Collectors.joining()));
  }

  private Set<String> routes() {
    var there = new TreeSet<>(BESIDE_THE_CONTROLLERS);
    mappings
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (handler.getBeanType().getName().startsWith("org.shengren")
              && !handler.getBeanType().getSimpleName().equals("ErrorPage")) {
            info.getPatternValues()
                .forEach(path ->
                    info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> there.add(method + " " + path)));
          }
        });
    return there;
  }

  private Map<String, String> walk(Row row) {
    var answers = new HashMap<String, String>();
    // Whoever is refused comes first: what is done later was then still there to be refused.
    var order = new ArrayList<>(RoutesTable.everybody());
    order.sort(
        Comparator.comparing(who -> LET_THROUGH.contains(row.expected().getOrDefault(who, ""))));
    for (var who : order) {
      var address = addresses().address(row.path());
      var answer =
          row.method().equals("GET")
              ? visitor(who).get(address)
              : visitor(who).send(row.method(), address, addresses().body(row), true);
      answers.put(who, word(row.method(), answer));
      if (row.path().equals("/sign-out") || row.path().equals("/sign-in")) {
        visitors.remove(who);
      }
    }
    var sorted = new LinkedHashMap<String, String>();
    RoutesTable.everybody()
        .forEach(who -> sorted.put(who, Objects.requireNonNull(answers.get(who))));
    return sorted;
  }

  private static String word(String method, HttpResponse<String> answer) {
    var target =
        answer.headers().firstValue("location").orElse("").replaceFirst("^https?://[^/]+", "");
    int status = answer.statusCode();
    if (status == 302 && target.equals("/sign-in")) {
      return "sign-in";
    }
    if (status == 403 || status == 404 || status == 405 || status >= 500) {
      return Integer.toString(status);
    }
    if (method.equals("GET")) {
      return status == 200 ? "sees" : status == 302 ? "goes on" : Integer.toString(status);
    }
    return "does";
  }

  private Visitor visitor(String who) {
    return visitors.computeIfAbsent(
        who,
        name -> {
          var visitor = new Visitor("http://127.0.0.1:" + port);
          if (name.equals(NOBODY)) {
            visitor.refreshToken("/sign-in");
            return visitor;
          }
          var member = Who.valueOf(name);
          return visitor.signIn(
              member == Who.STRANGER ? SmallCompany.STRANGERS_CODE : SmallCompany.CODE,
              member.email(),
              SmallCompany.PASSWORD);
        });
  }

  private RoutesTable addresses() {
    var known = addresses;
    if (known == null) {
      known = RoutesTable.addresses(SmallCompany.of(context));
      addresses = known;
    }
    return known;
  }
}
