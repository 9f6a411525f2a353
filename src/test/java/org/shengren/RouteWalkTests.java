package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
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
  private static final Path TABLE = Path.of("src/test/resources/org/shengren/routes.md");
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?:=([\\w-]+))?}");
  private static final String NOBODY = "nobody";

  /** Answered by filters and resource handlers, which no controller lists. */
  private static final List<String> BESIDE_THE_CONTROLLERS =
      List.of(
          "POST /sign-in",
          "POST /sign-out",
          "GET /assets/web/base.css",
          "GET /webjars/htmx.org/dist/htmx.min.js");

  private record Row(String method, String path, String body, Map<String, String> expected) {
    String route() {
      return method + " " + VARIABLE.matcher(path).replaceAll("{$1}");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @Autowired ConfigurableApplicationContext context;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @LocalServerPort int port;
  private final Map<String, Visitor> visitors = new HashMap<>();
  private final Map<String, Supplier<String>> addresses = new HashMap<>();

  @BeforeEach
  void company() {
    if (addresses.isEmpty()) {
      RouteAddresses.fill(SmallCompany.of(context), context, addresses);
    }
  }

  @Test
  void theTableListsEveryRouteAndNoOther() {
    var listed = table().stream().map(Row::route).collect(Collectors.toCollection(TreeSet::new));
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
    assertThat(listed).isEqualTo(there);
  }

  /** Reading first, so that what is done cannot change what is seen. */
  @TestFactory
  Stream<DynamicTest> everybodyGetsWhatTheTableSays() {
    return Stream.concat(
            table().stream().filter(row -> row.method().equals("GET")),
            table().stream().filter(row -> !row.method().equals("GET")))
        .map(row ->
            DynamicTest.dynamicTest(
                row.toString(), () -> assertThat(walk(row)).isEqualTo(row.expected())));
  }

  /** Whoever may do it cannot be made to do it by another site. */
  @TestFactory
  Stream<DynamicTest> nothingIsDoneWithoutTheTokenOfTheForm() {
    return table().stream()
        .filter(row -> !row.method().equals("GET"))
        .map(row ->
            DynamicTest.dynamicTest(
                row.toString(),
                () -> {
                  for (var who : List.of(NOBODY, Who.ADMINISTRATOR.name(), Who.SELF.name())) {
                    var answer =
                        visitor(who).send(row.method(), address(row.path()), body(row), false);
                    assertThat(answer.statusCode()).as(who).isEqualTo(403);
                  }
                }));
  }

  /** Prints the table as the product is: to be read line by line, then kept. */
  @Test
  @org.junit.jupiter.api.condition.EnabledIfSystemProperty(named = "writeRoutes", matches = "true")
  void proposeTheTable() throws IOException {
    var known =
        table().stream()
            .collect(
                Collectors.toMap(Row::toString, row -> row, (one, _) -> one, LinkedHashMap::new));
    var routes =
        new TreeSet<>(
            java.util.Comparator.comparing(
                    (String route) -> route.substring(route.indexOf(' ') + 1))
                .thenComparing(route -> route));
    routes.addAll(BESIDE_THE_CONTROLLERS);
    mappings
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (handler.getBeanType().getName().startsWith("org.shengren")
              && !handler.getBeanType().getSimpleName().equals("ErrorPage")) {
            info.getPatternValues()
                .forEach(path ->
                    info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> routes.add(method + " " + path)));
          }
        });
    known.keySet().stream().filter(key -> key.contains("=")).forEach(routes::add);
    var rows =
        routes.stream()
            .map(route -> {
              var kept = known.get(route);
              return kept != null
                  ? kept
                  : new Row(
                      route.substring(0, route.indexOf(' ')),
                      route.substring(route.indexOf(' ') + 1),
                      "",
                      Map.of());
            })
            .toList();
    var walked = new LinkedHashMap<Row, Map<String, String>>();
    rows.stream()
        .filter(row -> row.method().equals("GET"))
        .forEach(row -> walked.put(row, walk(row)));
    rows.stream()
        .filter(row -> !row.method().equals("GET"))
        .forEach(row -> walked.put(row, walk(row)));
    var text = new StringBuilder();
    for (var row : rows) {
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  row.method(),
                  row.path(),
                  row.body().isEmpty() ? "" : "`" + row.body() + "`",
                  String.join(" | ", Objects.requireNonNull(walked.get(row)).values())));
    }
    Files.writeString(Path.of("target/routes.md"), text);
  }

  private Map<String, String> walk(Row row) {
    var answers = new LinkedHashMap<String, String>();
    // Whoever is refused comes first: what is done then was still there to be refused.
    var order = new ArrayList<>(everybody());
    order.sort(
        java.util.Comparator.comparing(who ->
            List.of("sees", "does", "goes on").contains(row.expected().getOrDefault(who, ""))));
    for (var who : order) {
      var answer =
          row.method().equals("GET")
              ? visitor(who).get(address(row.path()))
              : visitor(who).send(row.method(), address(row.path()), body(row), true);
      answers.put(who, word(row.method(), answer));
      if (row.path().equals("/sign-out") || row.path().equals("/sign-in")) {
        visitors.remove(who);
      }
    }
    var sorted = new LinkedHashMap<String, String>();
    everybody().forEach(who -> sorted.put(who, Objects.requireNonNull(answers.get(who))));
    return sorted;
  }

  private static String word(String method, HttpResponse<String> answer) {
    var target = answer.headers().firstValue("location").orElse("");
    int status = answer.statusCode();
    if (status == 302 && target.replaceFirst("^https?://[^/]+", "").equals("/sign-in")) {
      return "sign-in";
    }
    if (status == 403 || status == 404 || status >= 500 || status == 405) {
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

  private String address(String path) {
    return VARIABLE
        .matcher(path)
        .replaceAll(match -> {
          var name =
              match.group(2) == null ? match.group(1) : match.group(1) + "=" + match.group(2);
          return java.util.regex.Matcher.quoteReplacement(value(name));
        });
  }

  private String body(Row row) {
    return Pattern.compile("<([\\w=-]+)>")
        .matcher(row.body())
        .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(value(match.group(1))));
  }

  private String value(String name) {
    var supplier = addresses.get(name);
    assertThat(supplier).as("RouteAddresses knows no example of {%s}", name).isNotNull();
    return Objects.requireNonNull(supplier).get();
  }

  private static List<String> everybody() {
    return Stream.concat(Stream.of(NOBODY), Arrays.stream(Who.values()).map(Who::name)).toList();
  }

  private static List<Row> table() {
    return Sources.read(TABLE)
        .lines()
        .filter(line -> line.matches("\\| (GET|POST|PUT|PATCH|DELETE) .*"))
        .map(line -> {
          var cells = Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
          var everybody = everybody();
          assertThat(cells).as(line).hasSize(3 + everybody.size());
          var expected = new LinkedHashMap<String, String>();
          for (int who = 0; who < everybody.size(); who++) {
            expected.put(everybody.get(who), cells.get(3 + who));
          }
          return new Row(cells.get(0), cells.get(1), cells.get(2).replace("`", ""), expected);
        })
        .toList();
  }
}
