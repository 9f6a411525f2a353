package org.shengren.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shengren.competency.Competency;
import org.shengren.competency.ModelId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.CurrentFindings;
import org.shengren.measurement.Finding;
import org.shengren.organization.GroupSight;
import org.shengren.organization.JobFamilyId;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts people of units by finding, in few statements however many they are. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class UnitFindingsQuery {
  /**
   * People of one family who sit in one unit itself.
   *
   * @param singly whether the viewer may see them singly
   * @param measured how many of them have a placement or appraisal result on the family's model
   */
  record Population(OrgUnitId unit, JobFamilyId family, boolean singly, int people, int measured) {}

  /**
   * What a position asks of a competency.
   *
   * @param place of the competency among the columns
   * @param bar number of the level, or of the degree among 1.0, 1.5 … 5.0, from 1
   */
  record Asked(PositionId position, int place, Competency competency, ModelId model, int bar) {}

  /** People who sit in one unit itself, on the competency of one column. */
  record Counted(OrgUnitId unit, int place, boolean singly, Tally tally) {}

  private final JdbcClient jdbc;
  private final Calendar calendar;
  private final CurrentFindings findings;

  UnitFindingsQuery(JdbcClient jdbc, Calendar calendar, CurrentFindings findings) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.findings = findings;
  }

  /** Whom the viewer may see in groups, by unit and family; without those who fill no position. */
  List<Population> population(GroupSight sight) {
    var viewer = sight.viewer();
    return jdbc.sql(
            """
            with seen as materialized (
              select s.person_id, s.unit_id, s.singly, p.family_id, m.id as model_id
                from organization.seen_by(:viewer, :today) s
                join organization.position p
                  on p.tenant_id = s.tenant_id and p.id = s.position_id
                left join competency.competency_model m
                  on m.tenant_id = p.tenant_id and m.family_id = p.family_id
               where s.tenant_id = :tenant)
            select s.unit_id, s.family_id, s.singly, count(*) as people,
                   count(f.person_id) as measured
              from seen s
              left join measurement.packed_findings f
                on f.tenant_id = :tenant and f.person_id = s.person_id
               and f.model_id = s.model_id
             group by s.unit_id, s.family_id, s.singly
            """)
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .param("today", calendar.today(viewer.tenant()))
        .query((row, _) ->
            new Population(
                new OrgUnitId(row.getObject("unit_id", UUID.class)),
                new JobFamilyId(row.getObject("family_id", UUID.class)),
                row.getBoolean("singly"),
                row.getInt("people"),
                row.getInt("measured")))
        .list();
  }

  /** Whether people stand below the viewer whom the viewer sees in groups only. */
  boolean anybodyFurtherBelow(Viewer viewer) {
    return jdbc.sql(
            """
            select exists (select from organization.seen_by(:viewer, :today) s
                            where s.tenant_id = :tenant and not s.singly)
            """)
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .param("today", calendar.today(viewer.tenant()))
        .query(Boolean.class)
        .single();
  }

  /** A part of the people of a unit and below whom the viewer may see singly, by name. */
  record Listed(List<PersonId> persons, int total) {}

  /**
   * Whom of a unit and below the viewer may see singly.
   *
   * @param family only of this one
   */
  Listed singly(
      Viewer viewer, OrgUnitId unit, Optional<JobFamilyId> family, int skipped, int most) {
    var total = new int[1];
    var persons =
        jdbc.sql(
                """
                with recursive below as (
                  select u.id
                    from organization.org_unit u
                   where u.tenant_id = :tenant and u.id = :unit
                  union
                  select u.id
                    from organization.org_unit u
                    join below b on b.id = u.parent_id
                   where u.tenant_id = :tenant)
                select s.person_id, count(*) over () as total
                  from organization.seen_by(:viewer, :today) s
                  join below b on b.id = s.unit_id
                  join organization.person n on n.tenant_id = s.tenant_id and n.id = s.person_id
                  left join organization.position p
                    on p.tenant_id = s.tenant_id and p.id = s.position_id
                 where s.tenant_id = :tenant and s.singly and s.person_id <> :viewer
                   and (:family::uuid is null or p.family_id = :family::uuid)
                 order by tenancy.text_in(n.name, 'zh') collate "zh-x-icu", n.id
                offset :skipped limit :most
                """)
            .param("tenant", viewer.tenant().value())
            .param("viewer", viewer.person().value())
            .param("today", calendar.today(viewer.tenant()))
            .param("unit", unit.value())
            .param("family", family.map(JobFamilyId::value).orElse(null))
            .param("skipped", skipped)
            .param("most", most)
            .query((row, _) -> {
              total[0] = row.getInt("total");
              return new PersonId(row.getObject("person_id", UUID.class));
            })
            .list();
    return new Listed(persons, total[0]);
  }

  /** Findings of placement and appraisal of the family's people; who has none is left out. */
  List<Counted> counted(GroupSight sight, JobFamilyId family, List<Asked> asked) {
    if (asked.isEmpty()) {
      return List.of();
    }
    var rows = rows(sight, family, asked);
    if (rows.stream().anyMatch(Row::stale)) {
      findings.find(sight.viewer().tenant());
      rows = rows(sight, family, asked);
    }
    var byPosition = asked.stream().collect(Collectors.groupingBy(Asked::position));
    var tallies = new LinkedHashMap<Cell, Tally>();
    for (var row : rows) {
      var found = CurrentFindings.findings(row.packed());
      for (var one : byPosition.getOrDefault(row.position(), List.of())) {
        if (one.model().equals(row.model())) {
          tallies.merge(
              new Cell(row.unit(), one.place(), row.singly()),
              Tally.of(finding(found, one)),
              Tally::plus);
        }
      }
    }
    return tallies.entrySet().stream()
        .map(entry ->
            new Counted(
                entry.getKey().unit(),
                entry.getKey().place(),
                entry.getKey().singly(),
                entry.getValue()))
        .toList();
  }

  private static Finding finding(Map<String, CurrentFindings.Found> found, Asked asked) {
    var one = found.get(asked.competency().code());
    return one == null
        ? Finding.NOT_ENOUGH_EVIDENCE
        : one.at(asked.competency() instanceof Competency.Levelled, asked.bar());
  }

  /** One person on one model. */
  private record Row(
      OrgUnitId unit,
      PositionId position,
      ModelId model,
      boolean singly,
      String packed,
      boolean stale) {}

  private record Cell(OrgUnitId unit, int place, boolean singly) {}

  private List<Row> rows(GroupSight sight, JobFamilyId family, List<Asked> asked) {
    var viewer = sight.viewer();
    return jdbc.sql(
            """
            select s.unit_id, s.position_id, s.singly, f.model_id,
                   coalesce(f.findings, '') as findings,
                   f.found_by is distinct from :settings as stale
              from organization.seen_by(:viewer, :today) s
              join organization.position p
                on p.tenant_id = s.tenant_id and p.id = s.position_id
              join measurement.packed_findings f
                on f.tenant_id = s.tenant_id and f.person_id = s.person_id
             where s.tenant_id = :tenant and p.family_id = :family
               and f.model_id = any(:models::uuid[])
            """)
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .param("today", calendar.today(viewer.tenant()))
        .param("family", family.value())
        .param("settings", findings.settings(viewer.tenant()))
        .param(
            "models",
            asked.stream().map(Asked::model).distinct().map(ModelId::value).toArray(UUID[]::new))
        .query((row, _) ->
            new Row(
                new OrgUnitId(row.getObject("unit_id", UUID.class)),
                new PositionId(row.getObject("position_id", UUID.class)),
                new ModelId(row.getObject("model_id", UUID.class)),
                row.getBoolean("singly"),
                row.getString("findings"),
                row.getBoolean("stale")))
        .list();
  }
}
