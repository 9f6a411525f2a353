package org.shengren.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.shengren.competency.Competency;
import org.shengren.competency.Demand;
import org.shengren.competency.ModelId;
import org.shengren.competency.Requirement;
import org.shengren.competency.RequirementProfile;
import org.shengren.insight.NearPosition.Standing;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.CurrentFindings;
import org.shengren.measurement.Finding;
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
    return jdbc.sql(
            """
            select s.person_id, s.unit_id,
                   s.position_id is not distinct from :position::uuid as fills,
                   coalesce(f.findings, '') as findings, coalesce(f.results, '') as results,
                   f.found_by is distinct from :settings as stale
              from organization.seen_by(:viewer, :today) s
              join measurement.packed_findings f
                on f.tenant_id = s.tenant_id and f.person_id = s.person_id
              join organization.person p on p.tenant_id = s.tenant_id and p.id = s.person_id
             where s.tenant_id = :tenant and s.singly and s.person_id <> :viewer
               and f.model_id = :model
             order by tenancy.text_in(p.name, 'zh') collate "zh-x-icu", p.id
            """)
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .param("today", calendar.today(viewer.tenant()))
        .param("position", position.value())
        .param("model", model.value())
        .param("settings", findings.settings(viewer.tenant()))
        .query((row, _) -> new Row(standing(row, profile), row.getBoolean("stale")))
        .list();
  }

  /** The number of the bar, as findings count them. */
  static int bar(Demand demand) {
    return switch (demand) {
      case Demand.OfLevel(int level) -> level;
      case Demand.OfDegree(double degree) -> (int) Math.round((degree - 1) * 2) + 1;
    };
  }

  private static Standing standing(ResultSet row, RequirementProfile profile) throws SQLException {
    var found = CurrentFindings.findings(row.getString("findings"));
    var results = new HashMap<String, CurrentFindings.Result>();
    var read = CurrentFindings.results(row.getString("results")).iterator();
    found.keySet().forEach(code -> results.put(code, read.next()));
    var required = profile.requirements();
    var behind =
        required.stream()
            .map(one -> Optional.ofNullable(results.get(one.competency().code())))
            .toList();
    return new Standing(
        new PersonId(row.getObject("person_id", UUID.class)),
        new OrgUnitId(row.getObject("unit_id", UUID.class)),
        row.getBoolean("fills"),
        required.stream().map(one -> finding(found, one)).toList(),
        behind.stream()
            .map(one -> one.map(CurrentFindings.Result::result).orElseGet(OptionalDouble::empty))
            .toList(),
        behind.stream()
            .flatMap(Optional::stream)
            .map(CurrentFindings.Result::asOf)
            .min(Comparator.naturalOrder()));
  }

  private static Finding finding(Map<String, CurrentFindings.Found> found, Requirement required) {
    var one = found.get(required.competency().code());
    return one == null
        ? Finding.NOT_ENOUGH_EVIDENCE
        : one.at(required.competency() instanceof Competency.Levelled, bar(required.demand()));
  }
}
