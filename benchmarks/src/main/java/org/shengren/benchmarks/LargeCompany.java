package org.shengren.benchmarks;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.shengren.exchange.PeopleFiles;

/** Grows the demo company to the size asked for: people by the import, results by copying. */
final class LargeCompany {
  private final Product product;

  LargeCompany(Product product) {
    this.product = product;
  }

  /** The HR partner of the sales people becomes that of everybody, so that heat maps grow too. */
  static void widenReach(Product product) throws SQLException {
    try (var open = product.asApplication()) {
      execute(
          open,
          """
          insert into organization.role_grant (tenant_id, id, person_id, role, unit_id, granted_at)
          select p.tenant_id, gen_random_uuid(), p.id, 'HR_PARTNER', u.id, now()
            from organization.person p
            join organization.org_unit u on u.tenant_id = p.tenant_id and u.parent_id is null
           where p.number = 'YL1105'""");
      open.commit();
    }
  }

  /** Imports by the pages that HR uses; beside it the same rows go into a bare table by COPY. */
  void importPeople(int people) throws Exception {
    var content =
        new String(PeopleFiles.csv(people, salesPositions()), StandardCharsets.UTF_8)
            .replace("大型集团", "云岭科技");
    var administrator = product.visitor("YL1116");
    var start = System.nanoTime();
    var kept = administrator.upload("/people/import", "people.csv", content);
    var checked =
        kept.headers()
            .firstValue("location")
            .map(address -> URI.create(address).getPath())
            .orElseThrow(() -> new IllegalStateException("the file is refused: " + kept.body()));
    var plan = administrator.get(checked);
    while (plan.statusCode() == 302) {
      // It is still being checked.
      Thread.sleep(50);
      plan = administrator.get(checked);
    }
    var planned = System.nanoTime();
    if (plan.statusCode() != 200 || !plan.body().contains("/confirmation")) {
      throw new IllegalStateException("the file is refused: " + plan.statusCode() + plan.body());
    }
    administrator.send("POST", checked + "/confirmation", "", true);
    var before = count("organization.person");
    while (count("organization.person") < people) {
      Thread.sleep(50);
    }
    var done = System.nanoTime();
    var bare = copy(content);
    System.out.printf(
        "%,d people: read, checked and shown in %.1f s, imported in %.1f s (%,.0f a second);"
            + " COPY of the same rows into a bare table %.2f s: %.0f times (%d before).%n",
        people,
        (planned - start) / 1e9,
        (done - planned) / 1e9,
        people / ((done - planned) / 1e9),
        bare,
        (done - planned) / 1e9 / bare,
        before);
    try (var owner = product.asOwner();
        var analyze = owner.createStatement()) {
      // What autovacuum does within a minute.
      analyze.execute("analyze");
    }
  }

  private double copy(String content) throws Exception {
    try (var owner = product.asOwner();
        var make = owner.createStatement()) {
      make.execute(
          """
          create table public.bare (number text primary key, name text, name_en text, email text,
            unit text, position text, manager text, joined date, grade text, valid_from date)""");
      var from = System.nanoTime();
      owner
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy public.bare from stdin with (format csv, header true)",
              new StringReader(content));
      var seconds = (System.nanoTime() - from) / 1e9;
      make.execute("drop table public.bare");
      return seconds;
    }
  }

  private List<String> salesPositions() throws SQLException {
    try (var open = product.asApplication();
        var ask = open.createStatement();
        var rows =
            ask.executeQuery(
                """
                select p.code from organization.position p
                  join organization.job_family f on f.tenant_id = p.tenant_id and f.id = p.family_id
                 where f.code = 'key-account-sales' order by p.stage, p.ordinal""")) {
      var codes = new ArrayList<String>();
      while (rows.next()) {
        codes.add(rows.getString(1));
      }
      return codes;
    }
  }

  long count(String table) throws SQLException {
    try (var open = product.asApplication();
        var ask = open.createStatement();
        var row = ask.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Everybody imported gets the answers and results of one of the demo's people of the same
   * position in the latest finished assessment, copied row by row with ids of their own.
   */
  void giveResults() throws SQLException {
    var from = System.nanoTime();
    try (var open = product.asOwnerInDemo()) {
      execute(
          open,
          """
          create temporary table copied on commit drop as
          with template as (
            select p.id, p.position_id,
                   row_number() over (partition by p.position_id order by p.id) as n,
                   count(*) over (partition by p.position_id) as of
              from assessment.participant p
             where p.state in ('RELEASED', 'ACKNOWLEDGED')
               and p.campaign_id = (select c.id from assessment.campaign c
                                     where c.state in ('RELEASED', 'CLOSED')
                                     order by c.starts_on desc limit 1)),
          newcomer as (
            select a.person_id, a.position_id, a.manager_id,
                   row_number() over (partition by a.position_id order by a.person_id) as n
              from organization.appointment a
              join organization.person q on q.tenant_id = a.tenant_id and q.id = a.person_id
             where q.number like 'L%' and a.valid_until is null and a.manager_id is not null)
          select t.id as template, q.person_id, q.manager_id
            from newcomer q
            join template t on t.position_id = q.position_id and t.n = 1 + q.n % t.of""");
      var participant = Map.of("id", id("x.id"), "person_id", "k.person_id");
      clone(open, "assessment.participant", "x.id = k.template", "", participant);
      clone(
          open,
          "assessment.assignment",
          "x.participant_id = k.template and x.relationship in ('SELF', 'MANAGER')",
          "",
          Map.of(
              "id", id("x.id"),
              "participant_id", id("x.participant_id"),
              "rater_id",
                  "case x.relationship when 'SELF' then k.person_id else k.manager_id end"));
      var ofAssignment =
          "join assessment.assignment a on a.tenant_id = x.tenant_id and a.id = x.assignment_id"
              + " and a.relationship in ('SELF', 'MANAGER')";
      for (var table : List.of("assessment.item", "assessment.rating")) {
        clone(
            open,
            table,
            "a.participant_id = k.template",
            ofAssignment,
            Map.of("assignment_id", id("x.assignment_id")));
      }
      clone(
          open,
          "measurement.measure",
          "x.participant_id = k.template",
          "",
          Map.of(
              "id", id("x.id"),
              "participant_id", id("x.participant_id"),
              "person_id", "k.person_id"));
      var ofMeasure =
          "join measurement.measure m on m.tenant_id = x.tenant_id and m.id = x.measure_id";
      for (var table :
          List.of(
              "measurement.measure_level",
              "measurement.measure_source",
              "measurement.measure_spread")) {
        clone(
            open,
            table,
            "m.participant_id = k.template",
            ofMeasure,
            Map.of("measure_id", id("x.measure_id")));
      }
      clone(
          open,
          "measurement.current_finding",
          "m.participant_id = k.template",
          ofMeasure,
          Map.of("measure_id", id("x.measure_id"), "person_id", "k.person_id"));
      execute(
          open,
          """
          insert into measurement.packed_findings (tenant_id, person_id, model_id)
          select distinct f.tenant_id, f.person_id, f.model_id
            from measurement.current_finding f
              on conflict do nothing""");
      open.commit();
    }
    try (var owner = product.asOwner();
        var analyze = owner.createStatement()) {
      analyze.execute("analyze");
    }
    System.out.printf(
        "%,d participants with %,d answers and %,d results copied in %.0f s.%n",
        count("assessment.participant"),
        count("assessment.rating"),
        count("measurement.measure"),
        (System.nanoTime() - from) / 1e9);
  }

  private static String id(String template) {
    return "md5(" + template + "::text || k.person_id::text)::uuid";
  }

  /** Copies rows of the templates for each newcomer; a column keeps its value unless said. */
  static void clone(
      Connection open, String table, String where, String join, Map<String, String> changed)
      throws SQLException {
    var values = new LinkedHashMap<String, String>();
    try (var ask =
        open.prepareStatement(
            """
            select column_name from information_schema.columns
             where table_schema || '.' || table_name = ? and is_generated = 'NEVER'
             order by ordinal_position""")) {
      ask.setString(1, table);
      try (var rows = ask.executeQuery()) {
        while (rows.next()) {
          values.put(rows.getString(1), "x." + rows.getString(1));
        }
      }
    }
    values.putAll(changed);
    execute(
        open,
        "insert into %s (%s) select %s from copied k, %s x %s where %s"
            .formatted(
                table,
                String.join(", ", values.keySet()),
                String.join(", ", values.values()),
                table,
                join,
                where));
  }

  static void execute(Connection open, String sql) throws SQLException {
    try (var statement = open.createStatement()) {
      statement.execute(sql);
    }
  }
}
