package org.shengren.insight;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shengren.competency.Competency;
import org.shengren.competency.ModelId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.CurrentFindings;
import org.shengren.organization.GroupSight;
import org.shengren.organization.JobFamilyId;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts people of units by finding, in the database, however many they are. */
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

  private record Row(Counted counted, int stale) {}

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
               where s.tenant_id = :tenant),
            measured as (
              select distinct f.person_id, f.model_id
                from measurement.current_finding f
               where f.tenant_id = :tenant)
            select s.unit_id, s.family_id, s.singly, count(*) as people,
                   count(d.person_id) as measured
              from seen s
              left join measured d on d.person_id = s.person_id and d.model_id = s.model_id
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
    if (rows.stream().anyMatch(row -> row.stale() > 0)) {
      findings.find(sight.viewer().tenant());
      rows = rows(sight, family, asked);
    }
    return rows.stream().map(Row::counted).toList();
  }

  private List<Row> rows(GroupSight sight, JobFamilyId family, List<Asked> asked) {
    var viewer = sight.viewer();
    return jdbc.sql(
            """
            with people as materialized (
              select s.person_id, s.unit_id, s.position_id, s.singly
                from organization.seen_by(:viewer, :today) s
                join organization.position p
                  on p.tenant_id = s.tenant_id and p.id = s.position_id
               where s.tenant_id = :tenant and p.family_id = :family),
            asked as materialized (
              select a.position_id, a.place, a.model_id, a.code, a.levelled, a.bar
                from unnest(:positions::uuid[], :places::int[], :models::uuid[], :codes::text[],
                            :levelled::boolean[], :bars::int[])
                  as a (position_id, place, model_id, code, levelled, bar)),
            found as materialized (
              select f.person_id, f.model_id, f.competency_code, f.levels > 0 as levelled,
                     f.findings, f.found_by is distinct from :settings as stale
                from measurement.current_finding f
               where f.tenant_id = :tenant and f.model_id = any(:models::uuid[])),
            measured as materialized (
              select distinct f.person_id, f.model_id from found f),
            lettered as (
              select p.unit_id, a.place, p.singly, coalesce(f.stale, false) as stale,
                     case when f.levelled = a.levelled then substr(f.findings, a.bar, 1) end as letter
                from people p
                join asked a on a.position_id = p.position_id
                join measured d on d.person_id = p.person_id and d.model_id = a.model_id
                left join found f
                  on f.person_id = p.person_id and f.model_id = a.model_id
                 and f.competency_code = a.code)
            select unit_id, place, singly,
                   count(*) filter (where letter in ('S', 'M')) as met,
                   count(*) filter (where letter = 'C') as close,
                   count(*) filter (where letter = 'F') as focus,
                   count(*) filter (where letter is null or letter not in ('S', 'M', 'C', 'F'))
                     as unknown,
                   count(*) filter (where stale) as stale
              from lettered
             group by unit_id, place, singly
            """)
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .param("today", calendar.today(viewer.tenant()))
        .param("family", family.value())
        .param("settings", findings.settings(viewer.tenant()))
        .param("positions", asked.stream().map(a -> a.position().value()).toArray(UUID[]::new))
        .param("places", asked.stream().map(Asked::place).toArray(Integer[]::new))
        .param("models", asked.stream().map(a -> a.model().value()).toArray(UUID[]::new))
        .param("codes", asked.stream().map(a -> a.competency().code()).toArray(String[]::new))
        .param(
            "levelled",
            asked.stream()
                .map(a -> a.competency() instanceof Competency.Levelled)
                .toArray(Boolean[]::new))
        .param("bars", asked.stream().map(Asked::bar).toArray(Integer[]::new))
        .query((row, _) ->
            new Row(
                new Counted(
                    new OrgUnitId(row.getObject("unit_id", UUID.class)),
                    row.getInt("place"),
                    row.getBoolean("singly"),
                    new Tally(
                        row.getInt("met"),
                        row.getInt("close"),
                        row.getInt("focus"),
                        row.getInt("unknown"))),
                row.getInt("stale")))
        .list();
  }
}
