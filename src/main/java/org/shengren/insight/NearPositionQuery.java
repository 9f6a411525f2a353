package org.shengren.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.Competency;
import org.shengren.competency.Demand;
import org.shengren.competency.ModelId;
import org.shengren.competency.RequirementProfile;
import org.shengren.insight.NearPosition.Standing;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.CurrentFindings;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Findings of many people against one position, a row for each person. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NearPositionQuery {
  private record Row(Standing standing, boolean stale) {}

  private final JdbcClient jdbc;
  private final Calendar calendar;
  private final CurrentFindings findings;

  NearPositionQuery(JdbcClient jdbc, Calendar calendar, CurrentFindings findings) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.findings = findings;
  }

  /** How many people the viewer may see singly, by unit. */
  Map<OrgUnitId, Integer> singly(Viewer viewer) {
    var byUnit = new LinkedHashMap<OrgUnitId, Integer>();
    jdbc.sql(
            """
            select unit_id, count(*) as people
              from organization.seen_by(:viewer, :today)
             where tenant_id = :tenant and singly and person_id <> :viewer
             group by unit_id
            """)
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .param("today", calendar.today(viewer.tenant()))
        .query(row -> {
          byUnit.put(new OrgUnitId(row.getObject("unit_id", UUID.class)), row.getInt("people"));
        });
    return byUnit;
  }

  /**
   * Those whom the viewer may see singly and who have a placement or appraisal result on the model,
   * by name.
   */
  List<Standing> standings(
      Viewer viewer, PositionId position, ModelId model, RequirementProfile profile) {
    var rows = rows(viewer, position, model, profile);
    if (rows.stream().anyMatch(Row::stale)) {
      findings.find(viewer.tenant());
      rows = rows(viewer, position, model, profile);
    }
    return rows.stream().map(Row::standing).toList();
  }

  private List<Row> rows(
      Viewer viewer, PositionId position, ModelId model, RequirementProfile profile) {
    var required = profile.requirements();
    return jdbc.sql(
            """
            with asked as materialized (
              select a.code, a.levelled, a.bar, a.place
                from unnest(:codes::text[], :levelled::boolean[], :bars::int[])
                  with ordinality as a (code, levelled, bar, place)),
            found as materialized (
              select f.person_id, f.competency_code, f.levels > 0 as levelled, f.findings, f.result,
                     f.as_of, f.found_by is distinct from :settings as stale
                from measurement.current_finding f
               where f.tenant_id = :tenant and f.model_id = :model),
            seen as materialized (
              select s.person_id, s.unit_id, s.position_id
                from organization.seen_by(:viewer, :today) s
               where s.tenant_id = :tenant and s.singly and s.person_id <> :viewer
                 and exists (select from found f where f.person_id = s.person_id)),
            stood as (
              select s.person_id, s.unit_id,
                     s.position_id is not distinct from :position::uuid as fills,
                     string_agg(coalesce(case when f.levelled = a.levelled
                                              then substr(f.findings, a.bar, 1) end, 'U'),
                                '' order by a.place) as letters,
                     array_agg(f.result order by a.place) as results,
                     min(f.as_of) as as_of, coalesce(bool_or(f.stale), false) as stale
                from seen s
               cross join asked a
                left join found f
                  on f.person_id = s.person_id and f.competency_code = a.code
               group by s.person_id, s.unit_id, s.position_id)
            select t.person_id, t.unit_id, t.fills, t.letters, t.results, t.as_of, t.stale
              from stood t
              join organization.person p on p.tenant_id = :tenant and p.id = t.person_id
             order by tenancy.text_in(p.name, :language) collate "zh-x-icu", p.id
            """)
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .param("today", calendar.today(viewer.tenant()))
        .param("position", position.value())
        .param("model", model.value())
        .param("settings", findings.settings(viewer.tenant()))
        .param("language", Language.ZH.code())
        .param("codes", required.stream().map(r -> r.competency().code()).toArray(String[]::new))
        .param(
            "levelled",
            required.stream()
                .map(r -> r.competency() instanceof Competency.Levelled)
                .toArray(Boolean[]::new))
        .param("bars", required.stream().map(r -> bar(r.demand())).toArray(Integer[]::new))
        .query((row, _) -> new Row(standing(row), row.getBoolean("stale")))
        .list();
  }

  /** The number of the bar, as table current_finding counts them. */
  static int bar(Demand demand) {
    return switch (demand) {
      case Demand.OfLevel(int level) -> level;
      case Demand.OfDegree(double degree) -> (int) Math.round((degree - 1) * 2) + 1;
    };
  }

  private static Standing standing(ResultSet row) throws SQLException {
    @Nullable LocalDate asOf = row.getObject("as_of", LocalDate.class);
    return new Standing(
        new PersonId(row.getObject("person_id", UUID.class)),
        new OrgUnitId(row.getObject("unit_id", UUID.class)),
        row.getBoolean("fills"),
        row.getString("letters").chars().mapToObj(c -> CurrentFindings.finding((char) c)).toList(),
        Arrays.stream((Object[]) row.getArray("results").getArray())
            .map(result ->
                result == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(((Number) result).doubleValue()))
            .toList(),
        Optional.ofNullable(asOf));
  }
}
