package org.shengren.organization;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The units of an organisation: made, renamed, moved and closed, never deleted. */
@Service
@Transactional
public class Units {
  private final JdbcClient jdbc;
  private final JsonText texts;
  private final AccessPolicy policy;
  private final AuditTrail audit;
  private final Calendar calendar;

  Units(JdbcClient jdbc, JsonText texts, AccessPolicy policy, AuditTrail audit, Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.policy = policy;
    this.audit = audit;
    this.calendar = calendar;
  }

  /** A new unit as the last one below its parent; without a parent, a further root. */
  public OrgUnitId create(Viewer viewer, String code, Text name, Optional<OrgUnitId> parent) {
    requireLeave(viewer, parent);
    var unit = insert(viewer.tenant(), code, name, parent);
    audit.changed(viewer, "unit.created", null, code, Map.of());
    return unit;
  }

  /** The first unit of a new organisation, which has nobody yet who could be asked. */
  public OrgUnitId root(TenantId tenant, String code, Text name) {
    return insert(tenant, code, name, Optional.empty());
  }

  public void rename(Viewer viewer, OrgUnitId unit, String code, Text name) {
    get(viewer.tenant(), unit);
    policy.require(viewer, Function.MANAGE_UNITS, unit);
    try {
      jdbc.sql(
              """
              update organization.org_unit set code = :code, name = :name::jsonb
               where tenant_id = :tenant and id = :unit
              """)
          .param("tenant", viewer.tenant().value())
          .param("unit", unit.value())
          .param("code", code.strip())
          .param("name", texts.write(name))
          .update();
    } catch (DuplicateKeyException taken) {
      throw new UnitCodeTaken(code);
    }
    audit.changed(viewer, "unit.renamed", null, code, Map.of());
  }

  /**
   * Puts a unit, with all below it, under another one or, without a parent, at the top.
   *
   * @throws UnitInsideItself where the new parent lies below the unit
   */
  public void move(Viewer viewer, OrgUnitId unit, Optional<OrgUnitId> parent) {
    var tenant = viewer.tenant();
    var moved = get(tenant, unit);
    policy.require(viewer, Function.MANAGE_UNITS, unit);
    requireLeave(viewer, parent);
    if (moved.parent().equals(parent)) {
      return;
    }
    // Two moves at once could each be right and together close a circle.
    jdbc.sql("select id from organization.org_unit where tenant_id = :tenant for update")
        .param("tenant", tenant.value())
        .query(UUID.class)
        .list();
    if (parent.filter(above -> isWithin(tenant, above, unit)).isPresent()) {
      throw new UnitInsideItself();
    }
    jdbc.sql(
            """
            update organization.org_unit
               set parent_id = :parent,
                   ordinal = (select coalesce(max(s.ordinal), 0) + 1
                                from organization.org_unit s
                               where s.tenant_id = :tenant
                                 and s.parent_id is not distinct from :parent::uuid)
             where tenant_id = :tenant and id = :unit
            """)
        .param("tenant", tenant.value())
        .param("unit", unit.value())
        .param("parent", parent.map(Identifier::value).orElse(null))
        .update();
    audit.changed(viewer, "unit.moved", null, moved.code(), Map.of());
  }

  /**
   * Closes a unit for newcomers; it stays in everybody's history.
   *
   * @throws UnitStillInUse while somebody works there or will, or a unit below it is open
   */
  public void close(Viewer viewer, OrgUnitId unit) {
    var tenant = viewer.tenant();
    var closing = get(tenant, unit);
    policy.require(viewer, Function.MANAGE_UNITS, unit);
    var today = calendar.today(tenant);
    var people =
        count(
            """
            select count(distinct person_id)
              from organization.appointment
             where tenant_id = :tenant and unit_id = :unit
               and (valid_until is null or valid_until > :today)
            """,
            tenant,
            unit,
            today);
    var below =
        count(
            """
            select count(*)
              from organization.org_unit
             where tenant_id = :tenant and parent_id = :unit
               and (closed_on is null or closed_on > :today)
            """,
            tenant,
            unit,
            today);
    if (people + below > 0) {
      throw new UnitStillInUse(people, below);
    }
    jdbc.sql(
            """
            update organization.org_unit set closed_on = :today
             where tenant_id = :tenant and id = :unit and closed_on is null
            """)
        .param("tenant", tenant.value())
        .param("unit", unit.value())
        .param("today", today)
        .update();
    audit.changed(viewer, "unit.closed", null, closing.code(), Map.of());
  }

  @Transactional(readOnly = true)
  public Optional<OrgUnit> find(TenantId tenant, OrgUnitId unit) {
    return jdbc.sql(
            """
            select id, code, name::text as name, parent_id, closed_on
              from organization.org_unit
             where tenant_id = :tenant and id = :unit
            """)
        .param("tenant", tenant.value())
        .param("unit", unit.value())
        .query((row, _) ->
            new OrgUnit(
                new OrgUnitId(row.getObject("id", UUID.class)),
                row.getString("code"),
                texts.read(row.getString("name")),
                Optional.ofNullable(row.getObject("parent_id", UUID.class)).map(OrgUnitId::new),
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class))))
        .optional();
  }

  /**
   * A unit by id.
   *
   * @throws UnitNotFound where there is none
   */
  @Transactional(readOnly = true)
  public OrgUnit get(TenantId tenant, OrgUnitId unit) {
    return find(tenant, unit).orElseThrow(UnitNotFound::new);
  }

  private void requireLeave(Viewer viewer, Optional<OrgUnitId> parent) {
    if (parent.isPresent()) {
      var above = get(viewer.tenant(), parent.get());
      policy.require(viewer, Function.MANAGE_UNITS, above.id());
      if (above.closedOn().isPresent()) {
        throw new UnitClosed(above.code());
      }
    } else if (!viewer.has(Role.TENANT_ADMINISTRATOR)) {
      throw new Forbidden();
    }
  }

  private OrgUnitId insert(TenantId tenant, String code, Text name, Optional<OrgUnitId> parent) {
    var unit = OrgUnitId.next();
    try {
      jdbc.sql(
              """
              insert into organization.org_unit (tenant_id, id, code, name, parent_id, ordinal)
              select :tenant, :unit, :code, :name::jsonb, :parent::uuid, coalesce(max(s.ordinal), 0) + 1
                from organization.org_unit s
               where s.tenant_id = :tenant and s.parent_id is not distinct from :parent::uuid
              """)
          .param("tenant", tenant.value())
          .param("unit", unit.value())
          .param("code", code.strip())
          .param("name", texts.write(name))
          .param("parent", parent.map(Identifier::value).orElse(null))
          .update();
    } catch (DuplicateKeyException taken) {
      throw new UnitCodeTaken(code);
    }
    return unit;
  }

  private boolean isWithin(TenantId tenant, OrgUnitId inner, OrgUnitId outer) {
    return jdbc.sql(
            """
            with recursive line as (
              select u.id, u.parent_id
                from organization.org_unit u
               where u.tenant_id = :tenant and u.id = :inner
              union
              select u.id, u.parent_id
                from line l
                join organization.org_unit u on u.id = l.parent_id
               where u.tenant_id = :tenant)
            select exists (select from line where id = :outer)
            """)
        .param("tenant", tenant.value())
        .param("inner", inner.value())
        .param("outer", outer.value())
        .query(Boolean.class)
        .single();
  }

  private int count(String sql, TenantId tenant, OrgUnitId unit, LocalDate today) {
    return jdbc.sql(sql)
        .param("tenant", tenant.value())
        .param("unit", unit.value())
        .param("today", today)
        .query(Integer.class)
        .single();
  }
}
