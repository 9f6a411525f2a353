package org.shengren.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.Sight;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The history of people's key performance indicators. */
@Service
@Transactional
public class KeyFigures {
  private final JdbcClient jdbc;
  private final JsonText texts;
  private final AccessPolicy policy;
  private final AuditTrail audit;

  KeyFigures(JdbcClient jdbc, JsonText texts, AccessPolicy policy, AuditTrail audit) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.policy = policy;
    this.audit = audit;
  }

  /** Keeps a figure; one that is there for the same indicator and period is put right. */
  public void record(Viewer viewer, KeyFigure figure) {
    policy.require(viewer, Function.MANAGE_PEOPLE, figure.person());
    jdbc.sql(
            """
            insert into evidence.key_figure (tenant_id, id, person_id, kpi_code, name, unit,
                   period_from, period_until, actual, target)
            values (:tenant, :id, :person, :code, :name::jsonb, :unit, :from, :until, :actual, :target)
            on conflict (tenant_id, person_id, kpi_code, period_from) do update
               set name = excluded.name, unit = excluded.unit, period_until = excluded.period_until,
                   actual = excluded.actual, target = excluded.target
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", KeyFigureId.next().value())
        .param("person", figure.person().value())
        .param("code", figure.code())
        .param("name", texts.write(figure.name()))
        .param("unit", figure.unit())
        .param("from", figure.from())
        .param("until", figure.until())
        .param("actual", figure.actual())
        .param("target", figure.target().orElse(null))
        .update();
    audit.changed(viewer, "key-figure.recorded", figure.person(), figure.code(), Map.of());
  }

  /** A person's figures: by indicator, the newest period first. */
  @Transactional(readOnly = true)
  public List<KeyFigure> of(Sight sight) {
    return jdbc.sql(
            """
            select person_id, kpi_code, name::text as name, unit, period_from, period_until,
                   actual, target
              from evidence.key_figure
             where tenant_id = :tenant and person_id = :person
             order by kpi_code, period_from desc
            """)
        .param("tenant", sight.viewer().tenant().value())
        .param("person", sight.person().value())
        .query((row, _) ->
            new KeyFigure(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("kpi_code"),
                texts.read(row.getString("name")),
                row.getString("unit"),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_until", LocalDate.class),
                row.getBigDecimal("actual"),
                Optional.ofNullable(row.getBigDecimal("target"))))
        .list();
  }
}
