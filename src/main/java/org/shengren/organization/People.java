package org.shengren.organization;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works here, where, as what and for whom. History is kept: nothing is overwritten. */
@Service
@Transactional
public class People {
  private final PersonRecords records;
  private final Units units;
  private final Positions positions;
  private final AccessPolicy policy;
  private final Roles roles;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  People(
      PersonRecords records,
      Units units,
      Positions positions,
      AccessPolicy policy,
      Roles roles,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.records = records;
    this.units = units;
    this.positions = positions;
    this.policy = policy;
    this.roles = roles;
    this.audit = audit;
    this.events = events;
  }

  public PersonId hire(Viewer viewer, NewPerson person) {
    units.get(viewer.tenant(), person.first().unit());
    policy.require(viewer, Function.MANAGE_PEOPLE, person.first().unit());
    var id = insert(viewer.tenant(), person);
    audit.changed(viewer, "person.hired", id, null, detail(person.first()));
    return id;
  }

  /** The first person of a new organisation, which has nobody yet who could be asked. */
  public PersonId hireFounder(TenantId tenant, NewPerson founder) {
    return insert(tenant, founder);
  }

  private PersonId insert(TenantId tenant, NewPerson person) {
    var id = PersonId.next();
    check(tenant, id, person.first());
    records.insert(tenant, id, person.details());
    records.insert(tenant, id, person.first());
    return id;
  }

  public void change(Viewer viewer, PersonId person, PersonDetails details) {
    var _ = records.lastDay(viewer.tenant(), person).orElseThrow(PersonNotFound::new);
    policy.require(viewer, Function.MANAGE_PEOPLE, person);
    records.update(viewer.tenant(), person, details);
    audit.changed(viewer, "person.changed", person, null, Map.of());
  }

  /**
   * Gives a person other work from a day on; the work before ends there. On the very day on which
   * the present work began it is written anew. Whoever had left is back.
   */
  public void appoint(Viewer viewer, PersonId person, NewAppointment appointment) {
    appoint(viewer, Map.of(person, appointment));
  }

  /** As {@link #appoint(Viewer, PersonId, NewAppointment)} for many, who may change places. */
  public void appoint(Viewer viewer, Map<PersonId, NewAppointment> appointments) {
    // Two at once could each be right and together close a circle of managers.
    records.awaitOtherAppointments(viewer.tenant());
    appointments.forEach((person, appointment) -> appointOne(viewer, person, appointment));
    if (!appointments.isEmpty()
        && records.anyLedByThemselves(viewer.tenant(), appointments.keySet())) {
      throw new ManagerCycle();
    }
  }

  private void appointOne(Viewer viewer, PersonId person, NewAppointment next) {
    var tenant = viewer.tenant();
    var lastDay = records.lastDay(tenant, person).orElseThrow(PersonNotFound::new);
    policy.require(viewer, Function.MANAGE_PEOPLE, person);
    units.get(tenant, next.unit());
    policy.require(viewer, Function.MANAGE_PEOPLE, next.unit());
    check(tenant, person, next);
    lastDay
        .filter(day -> !next.from().isAfter(day))
        .ifPresent(day -> {
          throw new AppointmentTooEarly(day.plusDays(1));
        });
    switch (Step.of(records.latestAppointment(tenant, person), next)) {
      case Step.Unchanged _ -> {
        return;
      }
      case Step.Replaces replaces -> records.rewrite(tenant, replaces.latest(), next);
      case Step.Follows follows -> {
        follows.ended().ifPresent(ended -> records.end(tenant, ended, next.from()));
        records.insert(tenant, person, next);
      }
    }
    if (lastDay.isPresent()) {
      records.setLastDay(tenant, person, null);
    }
    audit.changed(viewer, "person.appointed", person, null, detail(next));
  }

  /** Ends a person's work; everything known of the person stays. */
  public void leave(Viewer viewer, PersonId person, LocalDate lastDay) {
    var tenant = viewer.tenant();
    var known = records.lastDay(tenant, person).orElseThrow(PersonNotFound::new);
    policy.require(viewer, Function.MANAGE_PEOPLE, person);
    if (known.isPresent()) {
      throw new AlreadyLeft();
    }
    roles.requireAnotherAdministrator(tenant, person);
    records
        .latestAppointment(tenant, person)
        .ifPresent(latest -> {
          if (lastDay.isBefore(latest.from())) {
            throw new DepartureTooEarly(latest.from());
          }
          records.end(tenant, latest.id(), lastDay.plusDays(1));
        });
    records.setLastDay(tenant, person, lastDay);
    audit.changed(viewer, "person.left", person, null, Map.of("last-day", lastDay.toString()));
    events.publishEvent(new PersonLeft(tenant, person, lastDay));
  }

  private void check(TenantId tenant, PersonId person, NewAppointment appointment) {
    var unit = units.get(tenant, appointment.unit());
    if (unit.closedOn().isPresent()) {
      throw new UnitClosed(unit.code());
    }
    if (appointment.position().isPresent()
        && positions.find(tenant, appointment.position().get()).isEmpty()) {
      throw new PositionNotFound();
    }
    appointment
        .manager()
        .ifPresent(manager -> {
          if (manager.equals(person)) {
            throw new OwnManager();
          }
          var lastDay = records.lastDay(tenant, manager).orElseThrow(ManagerNotFound::new);
          if (lastDay.filter(day -> day.isBefore(appointment.from())).isPresent()) {
            throw new ManagerHasLeft();
          }
        });
  }

  private static Map<String, ?> detail(NewAppointment appointment) {
    var detail = new TreeMap<String, Object>();
    detail.put("unit", appointment.unit().value());
    appointment.position().ifPresent(position -> detail.put("position", position.value()));
    appointment.manager().ifPresent(manager -> detail.put("manager", manager.value()));
    detail.put("from", Objects.toString(appointment.from()));
    return detail;
  }
}
