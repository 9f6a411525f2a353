package org.shengren.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.PositionDescription.Accountability;
import org.shengren.organization.PositionDescription.Contact;
import org.shengren.organization.PositionDescription.EntryCondition;
import org.shengren.organization.PositionDescription.PositionKpi;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The kinds of work in an organisation. */
@Service
@Transactional(readOnly = true)
public class Positions {
  private static final String SELECT =
      """
      select p.id, p.family_id, f.code as family, p.code, p.name::text as name,
             p.purpose::text as purpose, p.stage, p.track, p.grade, p.reports_to_id,
             r.code as reports_to, p.accountabilities::text as accountabilities,
             p.contacts::text as contacts, p.entry_conditions::text as entry_conditions,
             p.kpis::text as kpis
        from organization.position p
        join organization.job_family f on f.tenant_id = p.tenant_id and f.id = p.family_id
        left join organization.position r
          on r.tenant_id = p.tenant_id and r.id = p.reports_to_id
       where p.tenant_id = :tenant
      """;

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final PositionColumns columns;
  private final AccessPolicy policy;
  private final AuditTrail audit;

  Positions(
      JdbcClient jdbc,
      JsonText texts,
      PositionColumns columns,
      AccessPolicy policy,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.columns = columns;
    this.policy = policy;
    this.audit = audit;
  }

  /** Makes the position with this code, or describes it anew. Repeating changes nothing. */
  @Transactional
  public PositionId define(Viewer viewer, PositionDescription description) {
    return Objects.requireNonNull(define(viewer, List.of(description)).get(description.code()));
  }

  /**
   * As {@link #define(Viewer, PositionDescription)} for many, which may report to each other in any
   * order; ids by code.
   *
   * @throws PositionUnknown where one reports to a position that exists neither here nor already
   */
  @Transactional
  public Map<String, PositionId> define(
      Viewer viewer, Collection<PositionDescription> descriptions) {
    policy.require(viewer, Function.LOAD_MODELS);
    var ids = new TreeMap<String, PositionId>();
    var ordinal = 0;
    for (var description : descriptions) {
      ids.put(description.code(), keep(viewer.tenant(), description, ordinal++));
    }
    for (var description : descriptions) {
      description
          .reportsTo()
          .ifPresent(above -> reportTo(viewer.tenant(), description.code(), above));
      audit.changed(viewer, "position.defined", null, description.code(), Map.of());
    }
    return ids;
  }

  private PositionId keep(TenantId tenant, PositionDescription description, int ordinal) {
    return new PositionId(
        jdbc.sql(
                """
                insert into organization.position as p
                       (tenant_id, id, family_id, code, name, purpose, stage, track, grade,
                        accountabilities, contacts, entry_conditions, kpis, ordinal)
                select f.tenant_id, :id, f.id, :code, :name::jsonb, :purpose::jsonb, :stage::smallint,
                       :track, :grade, :accountabilities::jsonb, :contacts::jsonb,
                       :conditions::jsonb, :kpis::jsonb, :ordinal
                  from organization.job_family f
                 where f.tenant_id = :tenant and f.code = :family
                on conflict (tenant_id, code) do update
                   set family_id = excluded.family_id, name = excluded.name,
                       purpose = excluded.purpose, stage = excluded.stage,
                       track = excluded.track, grade = excluded.grade, reports_to_id = null,
                       accountabilities = excluded.accountabilities,
                       contacts = excluded.contacts,
                       entry_conditions = excluded.entry_conditions, kpis = excluded.kpis,
                       ordinal = excluded.ordinal
                 where p.tenant_id = :tenant
                returning id
                """)
            .param("tenant", tenant.value())
            .param("id", PositionId.next().value())
            .param("family", description.family())
            .param("code", description.code())
            .param("name", texts.write(description.name()))
            .param("purpose", texts.write(description.purpose()))
            .param("stage", description.stage().map(CareerStage::number).orElse(null))
            .param("track", description.track().name())
            .param("grade", description.grade().orElse(null))
            .param("accountabilities", columns.write(description.accountabilities()))
            .param("contacts", columns.write(description.contacts()))
            .param("conditions", columns.write(description.entryConditions()))
            .param("kpis", columns.write(description.kpis()))
            .param("ordinal", ordinal)
            .query(UUID.class)
            .optional()
            .orElseThrow(JobFamilyNotFound::new));
  }

  private void reportTo(TenantId tenant, String code, String above) {
    var rows =
        jdbc.sql(
                """
                update organization.position p
                   set reports_to_id = r.id
                  from organization.position r
                 where p.tenant_id = :tenant and p.code = :code
                   and r.tenant_id = :tenant and r.code = :above
                """)
            .param("tenant", tenant.value())
            .param("code", code)
            .param("above", above)
            .update();
    if (rows == 0) {
      throw new PositionUnknown(above);
    }
  }

  public Optional<Position> find(TenantId tenant, PositionId position) {
    return jdbc.sql(SELECT + " and p.id = :position")
        .param("tenant", tenant.value())
        .param("position", position.value())
        .query((row, _) -> read(row))
        .optional();
  }

  public Optional<Position> byCode(TenantId tenant, String code) {
    return jdbc.sql(SELECT + " and p.code = :code")
        .param("tenant", tenant.value())
        .param("code", code)
        .query((row, _) -> read(row))
        .optional();
  }

  /** The positions of a family, as its author ordered them. */
  public List<Position> ofFamily(TenantId tenant, JobFamilyId family) {
    return jdbc.sql(SELECT + " and p.family_id = :family order by p.ordinal, p.code")
        .param("tenant", tenant.value())
        .param("family", family.value())
        .query((row, _) -> read(row))
        .list();
  }

  /** All positions, family by family. */
  public List<Position> all(TenantId tenant) {
    return jdbc.sql(SELECT + " order by f.code, p.ordinal, p.code")
        .param("tenant", tenant.value())
        .query((row, _) -> read(row))
        .list();
  }

  private Position read(ResultSet row) throws SQLException {
    return new Position(
        new PositionId(row.getObject("id", UUID.class)),
        new JobFamilyId(row.getObject("family_id", UUID.class)),
        Optional.ofNullable(row.getObject("reports_to_id", UUID.class)).map(PositionId::new),
        new PositionDescription(
            row.getString("code"),
            row.getString("family"),
            texts.read(row.getString("name")),
            purpose(row.getString("purpose"), row.getString("name")),
            Optional.ofNullable(row.getObject("stage", Integer.class)).map(CareerStage::of),
            Track.valueOf(row.getString("track")),
            Optional.ofNullable(row.getString("grade")),
            Optional.ofNullable(row.getString("reports_to")),
            columns.read(row.getString("accountabilities"), Accountability.class),
            columns.read(row.getString("contacts"), Contact.class),
            columns.read(row.getString("entry_conditions"), EntryCondition.class),
            columns.read(row.getString("kpis"), PositionKpi.class)));
  }

  private Text purpose(@Nullable String purpose, String name) {
    return texts.read(purpose == null ? name : purpose);
  }
}
