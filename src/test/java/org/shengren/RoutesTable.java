package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shengren.SmallCompany.Who;

/** The table of routes, {@code routes.md}, and real addresses of the small company for it. */
public final class RoutesTable {
  static final String NOBODY = "nobody";
  private static final Path FILE = Path.of("src/test/resources/org/shengren/routes.md");
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?:=([\\w-]+))?}");
  private static final Pattern FILLED_IN = Pattern.compile("<([\\w=-]+)>");

  /** Answers that the browser puts into a page that is already there. */
  private static final Set<String> PARTS =
      Set.of("/people/manager-choices", "/health", "/search/found", "/units/{unit}/below");

  private final Map<String, Supplier<String>> values = new HashMap<>();

  private RoutesTable() {}

  /**
   * A row.
   *
   * @param body as a form sends it; {@code <name>} is filled in
   * @param expected the word for everybody, in the order of the columns
   */
  public record Row(String method, String path, String body, Map<String, String> expected) {
    /** As the application lists it. */
    String route() {
      return method + " " + VARIABLE.matcher(path).replaceAll("{$1}");
    }

    /** Whether people read it, rather than the browser for a page or a download. */
    public boolean isPage() {
      return !path.startsWith("/assets/")
          && !path.startsWith("/webjars/")
          && !path.endsWith(".pdf")
          && !path.endsWith(".xlsx")
          && !path.endsWith(".csv")
          && !PARTS.contains(path)
          && expected.containsValue("sees");
    }

    /** The first who sees it; nobody where it is open. */
    public Optional<Who> whoSees() {
      return "sees".equals(expected.get(NOBODY))
          ? Optional.empty()
          : expected.entrySet().stream()
              .filter(entry -> entry.getValue().equals("sees"))
              .findFirst()
              .map(entry -> Who.valueOf(entry.getKey()));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<String> everybody() {
    return Stream.concat(Stream.of(NOBODY), Arrays.stream(Who.values()).map(Who::name)).toList();
  }

  public static List<Row> rows() {
    return Sources.read(FILE)
        .lines()
        .filter(line -> line.matches("\\| (GET|POST|PUT|PATCH|DELETE) .*"))
        .map(RoutesTable::row)
        .toList();
  }

  private static Row row(String line) {
    var cells = Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    var everybody = everybody();
    assertThat(cells).as(line).hasSize(3 + everybody.size());
    var expected = new LinkedHashMap<String, String>();
    for (int who = 0; who < everybody.size(); who++) {
      expected.put(everybody.get(who), cells.get(3 + who));
    }
    return new Row(cells.get(0), cells.get(1), cells.get(2).replace("`", ""), expected);
  }

  /** What stands in the braces: by default what belongs to {@link Who#SELF}. */
  public static RoutesTable addresses(SmallCompany company) {
    var table = new RoutesTable();
    var talk = company.participant(company.running(), Who.SELF);
    var done = company.participant(company.released(), Who.SELF);
    var own = company.assignment(talk, Who.SELF);
    var unique = new AtomicInteger(100);
    table.values.put("unique", () -> "u" + unique.incrementAndGet());
    table.values.put("today", () -> LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
    table.value("person", company.person(Who.SELF).value());
    table.value("colleague", company.person(Who.COLLEAGUE).value());
    table.value("manager", company.person(Who.MANAGER).value());
    table.value("person=founder", company.founder());
    table.value("unit", company.sales().value());
    table.value("position", company.position().value());
    table.value("campaign", company.running().value());
    table.value("campaign=released", company.released().value());
    table.value("participant", talk.value());
    table.value("participant=released", done.value());
    table.value("participant=talking", company.participant(company.talking(), Who.SELF).value());
    table.values.put("participant=new", () -> company.trial().value().toString());
    table.value("dispute", company.dispute().value());
    table.value("assignment", own.value());
    table.value("assignment=manager", company.assignment(talk, Who.MANAGER).value());
    table.value("assignment=released", company.assignment(done, Who.SELF).value());
    table.value("indicator", company.items(own).getFirst().value());
    table.values.put("code", () -> "CE");
    table.values.put("competency", () -> "CE");
    table.values.put("model", () -> "key-account-sales");
    table.values.put("token", () -> "never-given-to-anybody");
    table.values.put("file", () -> company.file().toString());
    table.values.put("notice", () -> company.notice().toString());
    table.values.put("work", () -> company.work().toString());
    table.values.put("goal", () -> company.goal().toString());
    table.values.put("story", () -> company.story(own).toString());
    return table;
  }

  private void value(String name, UUID id) {
    values.put(name, id::toString);
  }

  public String address(String path) {
    return VARIABLE
        .matcher(path)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                value(
                    match.group(2) == null
                        ? match.group(1)
                        : match.group(1) + "=" + match.group(2))));
  }

  String body(Row row) {
    return FILLED_IN
        .matcher(row.body())
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
  }

  private String value(String name) {
    var supplier = values.get(name);
    assertThat(supplier).as("RoutesTable knows no example of {%s}", name).isNotNull();
    return Objects.requireNonNull(supplier).get();
  }
}
