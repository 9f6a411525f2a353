package org.shengren.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.StaffRecords.Known;
import org.shengren.tenancy.Calendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out many changes at once by the rules of {@link People} and {@link Units}. The number of
 * statements grows with the batches, not with the people.
 */
@Service
@Transactional
public class Staffing {
  private final StaffRecords records;
  private final PersonRecords persons;
  private final AccessPolicy policy;
  private final Roles roles;
  private final AuditTrail audit;
  private final Calendar calendar;

  Staffing(
      StaffRecords records,
      PersonRecords persons,
      AccessPolicy policy,
      Roles roles,
      AuditTrail audit,
      Calendar calendar) {
    this.records = records;
    this.persons = persons;
    this.policy = policy;
    this.roles = roles;
    this.audit = audit;
    this.calendar = calendar;
  }

  /**
   * Does all of it.
   *
   * @param written told after each batch how many people it was about
   * @throws org.springframework.dao.DuplicateKeyException where a number, an address or the code of
   *     a unit is taken by now
   */
  public void carryOut(Viewer viewer, StaffChanges changes, IntConsumer written) {
    var tenant = viewer.tenant();
    // Two at once could each be right and together close a circle of managers.
    persons.awaitOtherAppointments(tenant);
    var known = records.known(tenant, touched(changes), calendar.today(tenant));
    var closed = records.unitsClosed(tenant);
    requireLeave(viewer, changes, known);
    check(tenant, changes, known, closed);
    roles.requireAdministratorBeside(tenant, changes.departures().keySet());
    records.insertUnits(tenant, changes.units());
    records.insertPeople(tenant, changes.joiners(), written);
    var first = new LinkedHashMap<PersonId, NewAppointment>();
    changes.joiners().forEach((person, joiner) -> first.put(person, joiner.first()));
    records.insertAppointments(tenant, first, written);
    records.updatePeople(tenant, changes.details(), written);
    appoint(tenant, changes.appointments(), known, written);
    depart(tenant, changes.departures(), known);
    records.replacePosts(tenant, changes.posts());
    records.replaceDottedLines(tenant, changes.dottedLines());
    var moved = new HashSet<>(changes.appointments().keySet());
    moved.addAll(first.keySet());
    if (persons.anyLedByThemselves(tenant, moved)) {
      throw new ManagerCycle();
    }
    writeDown(viewer, changes);
  }

  private static Set<PersonId> touched(StaffChanges changes) {
    var touched = new HashSet<PersonId>();
    touched.addAll(changes.details().keySet());
    touched.addAll(changes.appointments().keySet());
    touched.addAll(changes.departures().keySet());
    touched.addAll(changes.posts().keySet());
    touched.addAll(changes.dottedLines().keySet());
    changes.appointments().values().forEach(work -> work.manager().ifPresent(touched::add));
    changes.joiners().values().forEach(joiner -> joiner.first().manager().ifPresent(touched::add));
    changes.dottedLines().values().forEach(lines -> touched.addAll(lines.managers().keySet()));
    touched.removeAll(changes.joiners().keySet());
    return touched;
  }

  private void requireLeave(Viewer viewer, StaffChanges changes, Map<PersonId, Known> known) {
    var people = policy.reach(viewer, Function.MANAGE_PEOPLE);
    var units = policy.reach(viewer, Function.MANAGE_UNITS);
    if (people.everywhere() && units.everywhere()) {
      return;
    }
    var made = new HashMap<OrgUnitId, OrgUnitId>();
    changes.units().forEach(unit -> made.put(unit.id(), unit.parent()));
    if (!made.keySet().stream().allMatch(unit -> units.covers(present(unit, made)))
        || !places(changes).stream().allMatch(unit -> people.covers(present(unit, made)))) {
      throw new Forbidden();
    }
    var changed = new HashSet<>(changes.details().keySet());
    changed.addAll(changes.appointments().keySet());
    changed.addAll(changes.departures().keySet());
    changed.addAll(changes.posts().keySet());
    changed.addAll(changes.dottedLines().keySet());
    changed.removeAll(changes.joiners().keySet());
    for (var person : changed) {
      var answering = Optional.ofNullable(known.get(person)).flatMap(Known::unit);
      if (!people.everywhere() && answering.filter(people::covers).isEmpty()) {
        throw new Forbidden();
      }
    }
  }

  /** The unit itself or, of one that is about to be made, the first one above that is there. */
  private static OrgUnitId present(OrgUnitId unit, Map<OrgUnitId, OrgUnitId> made) {
    var at = unit;
    for (var above = made.get(at); above != null; above = made.get(at)) {
      at = above;
    }
    return at;
  }

  private static Set<OrgUnitId> places(StaffChanges changes) {
    var places = new HashSet<OrgUnitId>();
    changes.joiners().values().forEach(joiner -> places.add(joiner.first().unit()));
    changes.appointments().values().forEach(work -> places.add(work.unit()));
    changes
        .posts()
        .values()
        .forEach(posts -> posts.posts().forEach(post -> places.add(post.unit())));
    return places;
  }

  private void check(
      TenantId tenant,
      StaffChanges changes,
      Map<PersonId, Known> known,
      Map<OrgUnitId, Boolean> closed) {
    var all = new HashMap<>(closed);
    changes.units().forEach(unit -> all.put(unit.id(), false));
    for (var place : places(changes)) {
      var shut = all.get(place);
      if (shut == null) {
        throw new UnitNotFound();
      }
      if (shut) {
        throw new UnitClosed("");
      }
    }
    var positions = new HashSet<>(records.positions(tenant));
    var asked = new HashSet<PositionId>();
    changes.joiners().values().forEach(joiner -> joiner.first().position().ifPresent(asked::add));
    changes.appointments().values().forEach(work -> work.position().ifPresent(asked::add));
    changes
        .posts()
        .values()
        .forEach(posts -> posts.posts().forEach(post -> post.position().ifPresent(asked::add)));
    if (!positions.containsAll(asked)) {
      throw new PositionNotFound();
    }
    changes
        .joiners()
        .forEach((person, joiner) -> checkManager(person, joiner.first(), changes, known));
    changes.appointments().forEach((person, work) -> checkManager(person, work, changes, known));
  }

  private static void checkManager(
      PersonId person, NewAppointment work, StaffChanges changes, Map<PersonId, Known> known) {
    if (work.manager().isEmpty() || changes.joiners().containsKey(work.manager().get())) {
      return;
    }
    var manager = work.manager().get();
    if (manager.equals(person)) {
      throw new OwnManager();
    }
    var found = known.get(manager);
    if (found == null) {
      throw new ManagerNotFound();
    }
    var back = changes.appointments().containsKey(manager);
    if (!back && found.leftOn().filter(day -> day.isBefore(work.from())).isPresent()) {
      throw new ManagerHasLeft();
    }
  }

  private void appoint(
      TenantId tenant,
      Map<PersonId, NewAppointment> appointments,
      Map<PersonId, Known> known,
      IntConsumer written) {
    var inserted = new LinkedHashMap<PersonId, NewAppointment>();
    var rewritten = new LinkedHashMap<AppointmentId, NewAppointment>();
    var ended = new LinkedHashMap<AppointmentId, LocalDate>();
    var back = new HashMap<PersonId, Optional<LocalDate>>();
    appointments.forEach((person, next) -> {
      var before = Optional.ofNullable(known.get(person)).orElseThrow(PersonNotFound::new);
      before
          .leftOn()
          .filter(day -> !next.from().isAfter(day))
          .ifPresent(day -> {
            throw new AppointmentTooEarly(day.plusDays(1));
          });
      switch (Step.of(before.latest(), next)) {
        case Step.Unchanged _ -> {
          return;
        }
        case Step.Replaces replaces -> rewritten.put(replaces.latest(), next);
        case Step.Follows follows -> {
          follows.ended().ifPresent(id -> ended.put(id, next.from()));
          inserted.put(person, next);
        }
      }
      if (before.leftOn().isPresent()) {
        back.put(person, Optional.empty());
      }
    });
    records.endAppointments(tenant, ended);
    records.rewriteAppointments(tenant, rewritten);
    records.insertAppointments(tenant, inserted, written);
    records.setLastDays(tenant, back);
  }

  private void depart(
      TenantId tenant, Map<PersonId, LocalDate> departures, Map<PersonId, Known> known) {
    var ended = new LinkedHashMap<AppointmentId, LocalDate>();
    var days = new HashMap<PersonId, Optional<LocalDate>>();
    departures.forEach((person, lastDay) -> {
      var before = Optional.ofNullable(known.get(person)).orElseThrow(PersonNotFound::new);
      if (before.leftOn().isPresent()) {
        throw new AlreadyLeft();
      }
      before
          .latest()
          .ifPresent(latest -> {
            if (lastDay.isBefore(latest.from())) {
              throw new DepartureTooEarly(latest.from());
            }
            ended.put(latest.id(), lastDay.plusDays(1));
          });
      days.put(person, Optional.of(lastDay));
    });
    records.endAppointments(tenant, ended);
    records.setLastDays(tenant, days);
    var posts = new HashMap<PersonId, StaffChanges.FurtherPosts>();
    var lines = new HashMap<PersonId, StaffChanges.DottedLines>();
    departures.forEach((person, day) -> {
      posts.put(person, new StaffChanges.FurtherPosts(day.plusDays(1), List.of()));
      lines.put(person, new StaffChanges.DottedLines(day.plusDays(1), Map.of()));
    });
    records.replacePosts(tenant, posts);
    records.replaceDottedLines(tenant, lines);
  }

  private void writeDown(Viewer viewer, StaffChanges changes) {
    audit.changed(
        viewer, "unit.created", changes.units().stream().map(StaffChanges.NewUnit::code).toList());
    var hired = new HashMap<PersonId, Map<String, ?>>();
    changes.joiners().forEach((person, joiner) -> hired.put(person, detail(joiner.first())));
    audit.changed(viewer, "person.hired", hired);
    audit.changed(viewer, "person.changed", bare(changes.details().keySet()));
    var appointed = new HashMap<PersonId, Map<String, ?>>();
    changes.appointments().forEach((person, work) -> appointed.put(person, detail(work)));
    audit.changed(viewer, "person.appointed", appointed);
    var left = new HashMap<PersonId, Map<String, ?>>();
    changes
        .departures()
        .forEach((person, day) -> left.put(person, Map.of("last-day", day.toString())));
    audit.changed(viewer, "person.left", left);
    audit.changed(viewer, "person.posts-changed", bare(changes.posts().keySet()));
    audit.changed(viewer, "person.dotted-lines-changed", bare(changes.dottedLines().keySet()));
  }

  private static Map<PersonId, Map<String, ?>> bare(Collection<PersonId> persons) {
    var bare = new HashMap<PersonId, Map<String, ?>>();
    persons.forEach(person -> bare.put(person, Map.of()));
    return bare;
  }

  /** What the trail keeps of new work. */
  static Map<String, ?> detail(NewAppointment work) {
    var detail = new TreeMap<String, Object>();
    detail.put("unit", work.unit().value());
    work.position().ifPresent(position -> detail.put("position", position.value()));
    work.manager().ifPresent(manager -> detail.put("manager", manager.value()));
    detail.put("from", work.from().toString());
    return detail;
  }
}
