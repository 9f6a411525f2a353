package org.shengren.organization;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which roles somebody holds at this moment. */
@Service
@Transactional
public class Roles {
  private final JdbcClient jdbc;
  private final JsonText texts;
  private final AccessPolicy policy;
  private final AuditTrail audit;
  private final Calendar calendar;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Roles(
      JdbcClient jdbc,
      JsonText texts,
      AccessPolicy policy,
      AuditTrail audit,
      Calendar calendar,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.policy = policy;
    this.audit = audit;
    this.calendar = calendar;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The roles of a person, asked anew for each request, so that a change counts at once; empty for
   * somebody who has left.
   */
  @Transactional(readOnly = true)
  public Set<Role> of(TenantId tenant, PersonId person) {
    var today = calendar.today(tenant);
    var roles = EnumSet.noneOf(Role.class);
    jdbc.sql(
            """
            select 'EMPLOYEE' as role
              from organization.person
             where tenant_id = :tenant and id = :person and (left_on is null or left_on >= :today)
            union
            select g.role
              from organization.role_grant g
             where g.tenant_id = :tenant and g.person_id = :person
            union
            select 'MANAGER'
              from organization.current_appointment(:today)
             where tenant_id = :tenant and manager_id = :person
            union
            select 'MANAGER'
              from organization.dotted_line d
              join organization.current_appointment(:today) a
                on a.tenant_id = d.tenant_id and a.person_id = d.person_id
             where d.tenant_id = :tenant and d.manager_id = :person and d.valid_from <= :today
               and (d.valid_until is null or d.valid_until > :today)
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .param("today", today)
        .query(String.class)
        .list()
        .forEach(role -> roles.add(Role.valueOf(role)));
    return roles.contains(Role.EMPLOYEE) ? roles : Set.of();
  }

  /**
   * Grants a role; {@code unit} for an HR partner and for nobody else. Repeating changes nothing.
   */
  public void grant(Viewer viewer, PersonId person, Role role, Optional<OrgUnitId> unit) {
    policy.require(viewer, Function.GRANT_ROLES);
    if ((role == Role.HR_PARTNER) != unit.isPresent()) {
      throw new RoleWithoutUnit();
    }
    if (of(viewer.tenant(), person).isEmpty()) {
      throw new PersonNotFound();
    }
    if (insert(viewer.tenant(), person, role, unit.orElse(null))) {
      audit.changed(viewer, "role.granted", person, role.name(), Map.of());
      events.publishEvent(new RolesChanged(viewer.tenant(), person));
    }
  }

  /** Takes a granted role back. Nobody takes the administrator's role from themselves. */
  public void withdraw(Viewer viewer, PersonId person, Role role, Optional<OrgUnitId> unit) {
    policy.require(viewer, Function.GRANT_ROLES);
    if (role == Role.TENANT_ADMINISTRATOR && viewer.person().equals(person)) {
      throw new OwnAdministration();
    }
    if (role == Role.TENANT_ADMINISTRATOR) {
      requireAnotherAdministrator(viewer.tenant(), person);
    }
    var rows =
        jdbc.sql(
                """
                delete from organization.role_grant
                 where tenant_id = :tenant and person_id = :person and role = :role
                   and unit_id is not distinct from :unit::uuid
                """)
            .param("tenant", viewer.tenant().value())
            .param("person", person.value())
            .param("role", role.name())
            .param("unit", unit.map(OrgUnitId::value).orElse(null))
            .update();
    if (rows > 0) {
      audit.changed(viewer, "role.withdrawn", person, role.name(), Map.of());
      events.publishEvent(new RolesChanged(viewer.tenant(), person));
    }
  }

  /**
   * Refuses when the person is the only administrator who stays. Two who take the role from each
   * other, or leave, at the same moment wait for each other here.
   *
   * @throws LastAdministrator when nobody else could grant roles
   */
  void requireAnotherAdministrator(TenantId tenant, PersonId person) {
    requireAdministratorBeside(tenant, Set.of(person));
  }

  /** As {@link #requireAnotherAdministrator}, for several who go at once. */
  void requireAdministratorBeside(TenantId tenant, Set<PersonId> going) {
    if (going.isEmpty()) {
      return;
    }
    var holders =
        jdbc.sql(
                """
                select person_id
                  from organization.role_grant
                 where tenant_id = :tenant and role = 'TENANT_ADMINISTRATOR'
                 order by person_id
                   for update
                """)
            .param("tenant", tenant.value())
            .query(UUID.class)
            .list();
    var others =
        jdbc.sql(
                """
                select count(*)
                  from organization.person
                 where tenant_id = :tenant and id = any (:others) and left_on is null
                """)
            .param("tenant", tenant.value())
            .param(
                "others",
                holders.stream()
                    .filter(holder -> !going.contains(new PersonId(holder)))
                    .toArray(UUID[]::new))
            .query(Integer.class)
            .single();
    if (others == 0 && holders.stream().anyMatch(holder -> going.contains(new PersonId(holder)))) {
      throw new LastAdministrator();
    }
  }

  /** What has been granted to a person, apart from what follows from work. */
  @Transactional(readOnly = true)
  public List<RoleGrant> granted(TenantId tenant, PersonId person) {
    return jdbc.sql(
            """
            select g.role, g.unit_id, u.name::text as unit
              from organization.role_grant g
              left join organization.org_unit u on u.tenant_id = g.tenant_id and u.id = g.unit_id
             where g.tenant_id = :tenant and g.person_id = :person
             order by g.role, u.code
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .query((row, _) -> {
          var unit = row.getObject("unit_id", UUID.class);
          return new RoleGrant(
              Role.valueOf(row.getString("role")),
              unit == null
                  ? Optional.<UnitRef>empty()
                  : Optional.of(
                      new UnitRef(new OrgUnitId(unit), texts.read(row.getString("unit")))));
        })
        .list();
  }

  /** Who has been granted the role anywhere and still works here. */
  @Transactional(readOnly = true)
  public List<PersonId> holders(TenantId tenant, Role role) {
    return jdbc.sql(
            """
            select distinct p.id, p.number
              from organization.role_grant g
              join organization.person p on p.tenant_id = g.tenant_id and p.id = g.person_id
             where g.tenant_id = :tenant and g.role = :role
               and (p.left_on is null or p.left_on >= :today)
             order by p.number
            """)
        .param("tenant", tenant.value())
        .param("role", role.name())
        .param("today", calendar.today(tenant))
        .query((row, _) -> new PersonId(row.getObject("id", UUID.class)))
        .list();
  }

  /** The first roles of a new organisation, which has nobody yet who could grant them. */
  public void grantFounder(TenantId tenant, PersonId founder, OrgUnitId root) {
    var _ = insert(tenant, founder, Role.TENANT_ADMINISTRATOR, null);
    var _ = insert(tenant, founder, Role.MODEL_OWNER, null);
    var _ = insert(tenant, founder, Role.CAMPAIGN_ADMINISTRATOR, null);
    var _ = insert(tenant, founder, Role.HR_PARTNER, root);
  }

  private boolean insert(TenantId tenant, PersonId person, Role role, @Nullable OrgUnitId unit) {
    var rows =
        jdbc.sql(
                """
                insert into organization.role_grant (tenant_id, id, person_id, role, unit_id, granted_at)
                values (:tenant, :id, :person, :role, :unit, :now)
                on conflict do nothing
                """)
            .param("tenant", tenant.value())
            .param("id", Identifier.nextValue())
            .param("person", person.value())
            .param("role", role.name())
            .param("unit", unit == null ? null : unit.value())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    return rows > 0;
  }
}
