package org.shengren.organization;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one policy: who may see or do what about whom. Every page and endpoint asks it. */
@Service
@Transactional
public class AccessPolicy {
  /** Of a current appointment: its holder is somebody else whose results the viewer may see. */
  private static final String VISIBLE =
      """
       person_id <> :viewer
               and (manager_id = :viewer or unit_id = any(:units::uuid[])
                    or person_id = any(:dotted::uuid[]))
      """;

  private static final String SECOND_LINE = "SECOND_LINE";

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final Calendar calendar;

  AccessPolicy(JdbcClient jdbc, AuditTrail audit, Calendar calendar) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.calendar = calendar;
  }

  /**
   * Leave to see a person's results: one's own, those of one's direct reports today, of whom one
   * leads by a dotted line today, and those of the units one partners. A view of somebody else is
   * written down.
   *
   * @throws PersonNotFound when there is no such person or no such leave, which look alike
   */
  public Sight see(Viewer viewer, PersonId person) {
    var sight =
        ground(viewer, person)
            .map(ground -> new Sight(viewer, person, ground))
            .orElseThrow(PersonNotFound::new);
    if (sight.ground() != Sight.Ground.SELF) {
      audit.saw(viewer, person, sight.ground().name());
    }
    return sight;
  }

  /** Whether {@link #see} would give leave; nothing is shown and nothing written down. */
  @Transactional(readOnly = true)
  public boolean maySee(Viewer viewer, PersonId person) {
    return ground(viewer, person).isPresent();
  }

  /**
   * Leave to know the headline of a person who reports today to somebody who reports today to the
   * viewer. The view is written down.
   *
   * @throws PersonNotFound when there is no such person or no such leave, which look alike
   */
  public HeadlineSight seeHeadline(Viewer viewer, PersonId person) {
    if (!maySeeHeadline(viewer, person)) {
      throw new PersonNotFound();
    }
    audit.saw(viewer, person, SECOND_LINE);
    return new HeadlineSight(viewer, person);
  }

  /** Whether {@link #seeHeadline} would give leave; nothing is shown and nothing written down. */
  @Transactional(readOnly = true)
  public boolean maySeeHeadline(Viewer viewer, PersonId person) {
    return jdbc.sql(
            """
            select exists (
              select from organization.current_appointment(:today) a
                join organization.current_appointment(:today) m
                  on m.tenant_id = a.tenant_id and m.person_id = a.manager_id
               where a.tenant_id = :tenant and a.person_id = :person and m.manager_id = :viewer)
            """)
        .param("tenant", viewer.tenant().value())
        .param("today", calendar.today(viewer.tenant()))
        .param("person", person.value())
        .param("viewer", viewer.person().value())
        .query(Boolean.class)
        .single();
  }

  /**
   * Of these people those whose results {@link #see} would show, oneself aside; nothing is shown
   * and nothing written down.
   */
  @Transactional(readOnly = true)
  public Set<PersonId> visible(Viewer viewer, Collection<PersonId> persons) {
    return askVisible(
            viewer,
            """
            select person_id
              from organization.current_appointment(:today)
             where tenant_id = :tenant and person_id = any(:persons::uuid[]) and\
            """
                + VISIBLE)
        .param("persons", Identifiers.array(persons))
        .query(UUID.class)
        .list()
        .stream()
        .map(PersonId::new)
        .collect(Collectors.toSet());
  }

  /** Whether {@link #visible} would name somebody of those who work in the unit or below it. */
  @Transactional(readOnly = true)
  public boolean isAnybodyVisibleIn(Viewer viewer, OrgUnitId unit) {
    return askVisible(
            viewer,
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
            select exists (
              select from organization.current_appointment(:today)
               where tenant_id = :tenant and unit_id in (select id from below) and\
            """
                + VISIBLE
                + ")")
        .param("unit", unit.value())
        .query(Boolean.class)
        .single();
  }

  private JdbcClient.StatementSpec askVisible(Viewer viewer, String sql) {
    var units = viewer.has(Role.HR_PARTNER) ? partneredUnits(viewer) : Set.<UUID>of();
    return jdbc.sql(sql)
        .param("tenant", viewer.tenant().value())
        .param("today", calendar.today(viewer.tenant()))
        .param("viewer", viewer.person().value())
        .param("units", units.toArray(UUID[]::new))
        .param("dotted", Identifiers.array(dottedReports(viewer)));
  }

  /** Leave to see the results of one's direct reports, as one picture; the trail names each. */
  public Sights seeTeam(Viewer viewer) {
    var persons = directReports(viewer);
    audit.saw(viewer, persons, Sight.Ground.LINE.name());
    return new Sights(viewer, persons);
  }

  /** The same for those whom one leads by a dotted line and not directly. */
  public Sights seeDotted(Viewer viewer) {
    var persons = dottedReports(viewer);
    persons.removeAll(directReports(viewer));
    audit.saw(viewer, persons, Sight.Ground.DOTTED.name());
    return new Sights(viewer, persons);
  }

  /**
   * Leave to see the results of those of the persons whom the viewer may see singly, apart from
   * oneself, as one picture; the trail names each.
   */
  public Sights see(Viewer viewer, Collection<PersonId> persons) {
    var singly = visible(viewer, persons);
    var rest = new HashSet<>(singly);
    sawOf(viewer, rest, directReports(viewer), Sight.Ground.LINE);
    sawOf(viewer, rest, dottedReports(viewer), Sight.Ground.DOTTED);
    audit.saw(viewer, rest, Sight.Ground.HR_PARTNER.name());
    return new Sights(viewer, singly);
  }

  /**
   * Leave to see figures of groups: of those below in the line, and of the units one partners.
   *
   * @throws Forbidden for whoever leads nobody and partners no unit
   */
  @Transactional(readOnly = true)
  public GroupSight seeGroups(Viewer viewer) {
    if (!viewer.has(Role.MANAGER) && !viewer.has(Role.HR_PARTNER)) {
      throw new Forbidden();
    }
    return new GroupSight(viewer);
  }

  @Transactional(readOnly = true)
  public boolean may(Viewer viewer, Function function) {
    return function.roles().stream().anyMatch(viewer::has);
  }

  /** Refuses with {@link Forbidden} what no role of the viewer allows. */
  public void require(Viewer viewer, Function function) {
    if (!may(viewer, function)) {
      throw new Forbidden();
    }
  }

  /**
   * Whether the viewer may do this to people of this unit: an HR partner within the partnered units
   * and below, the other roles everywhere.
   */
  @Transactional(readOnly = true)
  public boolean may(Viewer viewer, Function function, OrgUnitId unit) {
    var everywhere =
        function.roles().stream().anyMatch(role -> role != Role.HR_PARTNER && viewer.has(role));
    return everywhere
        || (function.roles().contains(Role.HR_PARTNER)
            && viewer.has(Role.HR_PARTNER)
            && partneredUnits(viewer).contains(unit.value()));
  }

  public void require(Viewer viewer, Function function, OrgUnitId unit) {
    if (!may(viewer, function, unit)) {
      throw new Forbidden();
    }
  }

  /**
   * As {@link #require(Viewer, Function, OrgUnitId)}, for the unit where the person works today, or
   * else will work or has worked last.
   */
  public void require(Viewer viewer, Function function, PersonId person) {
    if (!may(viewer, function, person)) {
      throw new Forbidden();
    }
  }

  @Transactional(readOnly = true)
  public boolean may(Viewer viewer, Function function, PersonId person) {
    return answeringUnit(viewer, person)
        .map(unit -> may(viewer, function, unit))
        .orElseGet(() ->
            function.roles().stream()
                .anyMatch(role -> role != Role.HR_PARTNER && viewer.has(role)));
  }

  /** Everybody who works here and may do this to the person: those to ask when it must be done. */
  @Transactional(readOnly = true)
  public List<PersonId> whoMay(TenantId tenant, Function function, PersonId person) {
    return jdbc.sql(
            """
            with recursive above as (
              select a.unit_id
                from organization.current_appointment(:today) a
               where a.tenant_id = :tenant and a.person_id = :person
              union
              select u.parent_id
                from organization.org_unit u
                join above b on b.unit_id = u.id
               where u.tenant_id = :tenant and u.parent_id is not null)
            select distinct g.person_id
              from organization.role_grant g
              join organization.person p on p.tenant_id = g.tenant_id and p.id = g.person_id
             where g.tenant_id = :tenant and g.role = any(:roles::text[])
               and (g.role <> 'HR_PARTNER' or g.unit_id in (select unit_id from above))
               and (p.left_on is null or p.left_on >= :today)
             order by g.person_id
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .param("today", calendar.today(tenant))
        .param(
            "roles",
            function.roles().stream().map(Role::name).collect(Collectors.joining(",", "{", "}")))
        .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
        .list();
  }

  /** Over which units the viewer may do this: one question for many people. */
  @Transactional(readOnly = true)
  public Reach reach(Viewer viewer, Function function) {
    var everywhere =
        function.roles().stream().anyMatch(role -> role != Role.HR_PARTNER && viewer.has(role));
    var partner = function.roles().contains(Role.HR_PARTNER) && viewer.has(Role.HR_PARTNER);
    return new Reach(
        everywhere,
        everywhere || !partner
            ? Set.of()
            : partneredUnits(viewer).stream().map(OrgUnitId::new).collect(Collectors.toSet()));
  }

  private Optional<Sight.Ground> ground(Viewer viewer, PersonId person) {
    if (viewer.person().equals(person)) {
      return Optional.of(Sight.Ground.SELF);
    }
    if (directReports(viewer).contains(person)) {
      return Optional.of(Sight.Ground.LINE);
    }
    if (dottedReports(viewer).contains(person)) {
      return Optional.of(Sight.Ground.DOTTED);
    }
    if (viewer.has(Role.HR_PARTNER)
        && unitOf(viewer, person)
            .filter(unit -> partneredUnits(viewer).contains(unit.value()))
            .isPresent()) {
      return Optional.of(Sight.Ground.HR_PARTNER);
    }
    return Optional.empty();
  }

  /** Writes down the views on this ground and takes them from the rest. */
  private void sawOf(Viewer viewer, Set<PersonId> rest, Set<PersonId> led, Sight.Ground ground) {
    var seen = rest.stream().filter(led::contains).toList();
    audit.saw(viewer, seen, ground.name());
    rest.removeAll(led);
  }

  private Set<PersonId> directReports(Viewer viewer) {
    return jdbc
        .sql(
            """
            select person_id
              from organization.current_appointment(:today)
             where tenant_id = :tenant and manager_id = :viewer
            """)
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .param("today", calendar.today(viewer.tenant()))
        .query(UUID.class)
        .list()
        .stream()
        .map(PersonId::new)
        .collect(Collectors.toSet());
  }

  private Set<PersonId> dottedReports(Viewer viewer) {
    return jdbc
        .sql(
            """
            select d.person_id
              from organization.dotted_line d
              join organization.current_appointment(:today) a
                on a.tenant_id = d.tenant_id and a.person_id = d.person_id
             where d.tenant_id = :tenant and d.manager_id = :viewer and d.valid_from <= :today
               and (d.valid_until is null or d.valid_until > :today)
            """)
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .param("today", calendar.today(viewer.tenant()))
        .query(UUID.class)
        .list()
        .stream()
        .map(PersonId::new)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Optional<OrgUnitId> unitOf(Viewer viewer, PersonId person) {
    return jdbc.sql(
            """
            select unit_id
              from organization.current_appointment(:today)
             where tenant_id = :tenant and person_id = :person
            """)
        .param("tenant", viewer.tenant().value())
        .param("person", person.value())
        .param("today", calendar.today(viewer.tenant()))
        .query(UUID.class)
        .optional()
        .map(OrgUnitId::new);
  }

  /** Somebody must be able to correct whoever starts next month, and to take back who has left. */
  private Optional<OrgUnitId> answeringUnit(Viewer viewer, PersonId person) {
    return unitOf(viewer, person)
        .or(() ->
            jdbc.sql(
                    """
                    select unit_id
                      from organization.appointment
                     where tenant_id = :tenant and person_id = :person
                     order by valid_from desc
                     limit 1
                    """)
                .param("tenant", viewer.tenant().value())
                .param("person", person.value())
                .query(UUID.class)
                .optional()
                .map(OrgUnitId::new));
  }

  private Set<UUID> partneredUnits(Viewer viewer) {
    return new HashSet<>(
        jdbc.sql(
                """
                with recursive reach as (
                  select g.unit_id
                    from organization.role_grant g
                   where g.tenant_id = :tenant and g.person_id = :viewer and g.role = 'HR_PARTNER'
                  union
                  select u.id
                    from organization.org_unit u
                    join reach r on u.parent_id = r.unit_id
                   where u.tenant_id = :tenant)
                select unit_id from reach
                """)
            .param("tenant", viewer.tenant().value())
            .param("viewer", viewer.person().value())
            .query(UUID.class)
            .list());
  }
}
