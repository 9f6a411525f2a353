package org.shengren.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shengren.Visitor;

/**
 * How long the main pages take, asked over the loopback by one user, and how many SQL statements
 * (those of the session included).
 */
final class Pages {
  private static final int WARM_UP = 25;
  private static final int MEASURED = 60;
  private static final double AIM_MEDIAN = 50;
  private static final double AIM_P95 = 150;

  private record Page(String name, String login, String path) {}

  private record Figures(double median, double p95, double bytes, int statements) {}

  private final Map<String, Figures> found = new LinkedHashMap<>();

  private Pages() {}

  static Pages measure(Product product) throws SQLException {
    var pages = new Pages();
    var visitors = new LinkedHashMap<String, Visitor>();
    for (var page : pages(product)) {
      var visitor = visitors.computeIfAbsent(page.login(), product::visitor);
      pages.found.put(page.name(), measure(visitor, page));
    }
    return pages;
  }

  private static Figures measure(Visitor visitor, Page page) {
    for (var at = 0; at < WARM_UP; at++) {
      var answer = visitor.get(page.path());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(page + " answers " + answer.statusCode());
      }
    }
    var times = new ArrayList<Double>(MEASURED);
    var bytes = 0;
    for (var at = 0; at < MEASURED; at++) {
      var from = System.nanoTime();
      bytes = visitor.get(page.path()).body().length();
      times.add((System.nanoTime() - from) / 1e6);
    }
    times.sort(null);
    return new Figures(
        Benchmarks.percentile(times, 0.5),
        Benchmarks.percentile(times, 0.95),
        bytes,
        Product.statements(() -> visitor.get(page.path())));
  }

  private static List<Page> pages(Product product) throws SQLException {
    var unit = "select id from organization.org_unit where code = ";
    var person = "select id from organization.person where number = ";
    var position = "select id from organization.position where code = ";
    try (var open = product.asApplication();
        var ask = open.createStatement()) {
      var root = one(ask, unit + "'YL'");
      var sales = one(ask, unit + "'SALES'");
      var employee = one(ask, person + "'YL1007'");
      var accountManager =
          one(
              ask,
              """
              select a.position_id from organization.appointment a
                join organization.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
               where p.number = 'YL1007' and a.valid_until is null limit 1""");
      var model = "key-account-sales";
      var form =
          one(
              ask,
              """
              select a.id from assessment.assignment a
                join organization.person p on p.tenant_id = a.tenant_id and p.id = a.rater_id
               where p.number = 'YL1005' and a.state in ('INVITED', 'STARTED')
               order by a.id limit 1""");
      var code =
          one(
              ask,
              """
              select c.code from assessment.item i
                join competency.indicator b on b.tenant_id = i.tenant_id and b.id = i.indicator_id
                join competency.competency c on c.tenant_id = b.tenant_id and c.id = b.competency_id
               where i.assignment_id = '%s' order by i.ordinal limit 1"""
                  .formatted(form));
      return List.of(
          new Page("home of an employee", "YL1007", "/"),
          new Page("home of a manager", "YL1005", "/"),
          new Page("home of an HR partner", "YL1105", "/"),
          new Page("unit tree", "YL1105", "/units"),
          new Page("unit at the top", "YL1116", "/units/" + root),
          new Page("unit", "YL1105", "/units/" + sales),
          new Page("people", "YL1105", "/people"),
          new Page("people found by name", "YL1105", "/people?q=%E7%8E%8B"),
          new Page("person", "YL1005", "/people/" + employee),
          new Page("position", "YL1105", "/positions/" + accountManager),
          new Page("model", "YL1007", "/models/" + model),
          new Page("matrix", "YL1007", "/models/" + model + "/requirements"),
          new Page("rating form", "YL1005", "/assignments/%s/competencies/%s".formatted(form, code)),
          new Page("own report", "YL1007", "/me"),
          new Page("report of somebody", "YL1005", "/people/" + employee + "/report"),
          new Page("team heat map", "YL1005", "/team"),
          new Page("unit heat map", "YL1105", "/insight/units/" + root),
          new Page("near a position", "YL1105", "/positions/" + accountManager + "/near"),
          new Page("search", "YL1105", "/search?q=%E7%8E%8B"));
    }
  }

  private static String one(java.sql.Statement ask, String sql) throws SQLException {
    try (var row = ask.executeQuery(sql)) {
      if (!row.next()) {
        throw new IllegalStateException("nothing found: " + sql);
      }
      return row.getString(1);
    }
  }

  void print() {
    System.out.println(
        "| page | median ms | of the aim of 50 | p95 ms | of the aim of 150 | KB | SQL statements |");
    System.out.println("|---|---|---|---|---|---|---|");
    found.forEach(
        (name, figures) ->
            System.out.printf(
                "| %s | %.1f | %.2f | %.1f | %.2f | %.0f | %d |%n",
                name,
                figures.median(),
                figures.median() / AIM_MEDIAN,
                figures.p95(),
                figures.p95() / AIM_P95,
                figures.bytes() / 1000,
                figures.statements()));
  }

  void printGrowth(Pages small) {
    System.out.println();
    found.forEach(
        (name, figures) -> {
          var before = small.found.get(name);
          if (before != null && before.statements() != figures.statements()) {
            System.out.printf(
                "SQL statements of \"%s\" grew from %d to %d.%n",
                name, before.statements(), figures.statements());
          }
        });
  }
}
