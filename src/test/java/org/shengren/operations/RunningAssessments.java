package org.shengren.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.shengren.Visitor;
import org.shengren.operations.AssessmentModel.Form;
import org.shengren.operations.AssessmentModel.Rated;
import org.shengren.operations.AssessmentModel.Side;

/** A company of its own over HTTP whose people are being assessed, and what its database knows. */
final class RunningAssessments {
  private static final String COMPANY = "model";
  private static final String FOUNDER = "founder@model.example";
  private static final String PASSWORD = "two plus two is four";
  static final List<String> RATED =
      IntStream.rangeClosed(1, 8).mapToObj("E%03d"::formatted).toList();
  static final List<String> EVERYBODY =
      Stream.concat(Stream.of("F001", "B001", "M001", "H001", "X001"), RATED.stream()).toList();

  /** The campaign administrator, and the founder as HR partner of everybody. */
  static final Set<String> MAY_ADMINISTER = Set.of("H001", "F001");

  private final ApplicationProcess application;
  private final Map<String, Visitor> visitors = new HashMap<>();
  private String campaign = "";

  RunningAssessments(ApplicationProcess application) {
    this.application = application;
  }

  /** Founds the company and starts an assessment of everybody who is rated; the model of it. */
  AssessmentModel begin() throws Exception {
    application.found(COMPANY, FOUNDER, PASSWORD);
    var founder = new Visitor(application.address()).signIn(COMPANY, FOUNDER, PASSWORD);
    var people = new StringBuilder("number,name,unit,position,manager\n");
    people.append("B001,白总,HQ,,F001\nM001,孟经理,HQ,,B001\nH001,何人事,HQ,,F001\nX001,谢同事,HQ,,M001\n");
    for (var number : RATED) {
      people.append(number).append(",员工").append(number).append(",HQ,key-account-manager,M001\n");
    }
    var uploaded =
        application.target(founder.upload("/people/import", "people.csv", people.toString()));
    founder.send("POST", uploaded + "/confirmation", "", true);
    ApplicationProcess.await(
        () -> one("select count(*) from organization.person where number ~ '^E'").equals("8"));
    // Everybody gets the founder's password: invitations are not what is tried here.
    change(
        """
        insert into identity.account (tenant_id, id, person_id, password_hash, theme, created_at)
        select a.tenant_id, gen_random_uuid(), p.id, a.password_hash, a.theme, a.created_at
          from identity.account a
          join organization.person p on p.tenant_id = a.tenant_id and p.id <> a.person_id
        """);
    founder.send(
        "POST",
        "/people/%s/roles"
            .formatted(one("select id from organization.person where number = 'H001'")),
        "role=CAMPAIGN_ADMINISTRATOR",
        true);
    for (var number : EVERYBODY) {
      visitors.put(number, new Visitor(application.address()).signIn(COMPANY, number, PASSWORD));
    }
    startCampaign();
    return learn();
  }

  Visitor visitor(String number) {
    return Objects.requireNonNull(visitors.get(number));
  }

  String campaign() {
    return campaign;
  }

  private void startCampaign() throws SQLException {
    var administrator = visitor("H001");
    var unit = one("select id from organization.org_unit where parent_id is null");
    var page = administrator.get("/assessments/new?unit=" + unit).body();
    var seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page);
    assertThat(seen.find()).as(page).isTrue();
    var today =
        Pattern.compile(
                "name=\"startsOn\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"startsOn\"")
            .matcher(page);
    assertThat(today.find()).isTrue();
    var from = today.group(1) == null ? today.group(2) : today.group(1);
    var started =
        administrator.send(
            "POST",
            "/assessments",
            Visitor.form(
                Map.of(
                    "name",
                    "年度评估",
                    "purpose",
                    "PLACEMENT",
                    "startsOn",
                    from,
                    "endsOn",
                    LocalDate.parse(from).plusDays(20).toString(),
                    "includeCore",
                    "false",
                    "unit",
                    unit,
                    "seen",
                    seen.group(1))),
            true);
    campaign = application.target(started).replaceFirst(".*/", "");
  }

  private AssessmentModel learn() throws Exception {
    var model = new AssessmentModel();
    try (var database = application.connectAsSuperuser();
        var ask = database.createStatement()) {
      try (var rows =
          ask.executeQuery(
              """
              select t.id, p.number, a.id, a.relationship, r.number,
                     array_agg(i.indicator_id order by i.ordinal)
                from assessment.participant t
                join organization.person p on p.id = t.person_id
                join assessment.assignment a on a.participant_id = t.id
                join organization.person r on r.id = a.rater_id
                join assessment.item i on i.assignment_id = a.id
               group by t.id, p.number, a.id, a.relationship, r.number
              """)) {
        while (rows.next()) {
          model.add(
              rows.getObject(1, UUID.class),
              rows.getString(2),
              Side.valueOf(rows.getString(4)),
              new Form(
                  rows.getObject(3, UUID.class),
                  rows.getString(5),
                  List.of((UUID[]) rows.getArray(6).getArray())));
        }
      }
      try (var rows =
          ask.executeQuery(
              """
              select distinct i.indicator_id, c.id, c.code
                from assessment.item i
                join competency.indicator b on b.id = i.indicator_id
                join competency.competency c on c.id = b.competency_id
              """)) {
        while (rows.next()) {
          model.add(
              rows.getObject(1, UUID.class), rows.getObject(2, UUID.class), rows.getString(3));
        }
      }
    }
    assertThat(model.rated().keySet()).containsExactlyInAnyOrderElementsOf(RATED);
    return model;
  }

  /** As {@link Rated#picture}, of what is there. */
  String picture(Rated rated) throws Exception {
    return one(
        """
        select t.state
               || E'\\nSELF ' || (%1$s 'SELF')
               || E'\\nMANAGER ' || (%1$s 'MANAGER')
               || coalesce((select string_agg(E'\\n' || d.kind || case when d.outcome is null
                                   then ' open' else ' decided' end, '' order by d.kind desc)
                              from assessment.dispute d where d.participant_id = t.id), '')
          from assessment.participant t where t.id = '%2$s'
        """
            .formatted(
                """
                select a.state || coalesce((select string_agg(' ' || r.indicator_id || '='
                                                   || coalesce(r.answer::text, r.no_answer) || '#'
                                                   || r.sequence, '' order by r.indicator_id)
                                              from assessment.rating r
                                             where r.assignment_id = a.id), '')
                  from assessment.assignment a
                 where a.participant_id = t.id and a.relationship =
                """,
                rated.id));
  }

  String openDispute(Rated rated) throws Exception {
    var found =
        one(
            "select id from assessment.dispute where participant_id = '%s' order by raised_at desc limit 1"
                .formatted(rated.id));
    return found.isEmpty() ? UUID.randomUUID().toString() : found;
  }

  private String one(String sql) throws SQLException {
    try (var database = application.connectAsSuperuser();
        var ask = database.createStatement();
        var row = ask.executeQuery(sql)) {
      return row.next() && row.getString(1) != null ? row.getString(1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void change(String sql) throws Exception {
    try (var database = application.connectAsSuperuser();
        var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
