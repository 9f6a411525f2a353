package org.shengren.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts beside the main one and dotted lines of one person, taken up and ended one by one. */
@Service
@Transactional
class FurtherWork {
  /** Of the working time, percent; the main post has the rest. */
  private static final int MOST = 99;

  static final LocalDate FAR = LocalDate.of(9999, 1, 1);

  private final Staffing staffing;
  private final Lines lines;
  private final Directory directory;

  FurtherWork(Staffing staffing, Lines lines, Directory directory) {
    this.staffing = staffing;
    this.lines = lines;
    this.directory = directory;
  }

  /** A post that somebody takes up beside the main one, from a day on. */
  void takeUp(Viewer viewer, PersonId person, StaffChanges.Post post, LocalDate from) {
    requireMainPost(viewer, person, from);
    var held = lines.furtherPosts(viewer.tenant(), person);
    if (open(held).stream().anyMatch(one -> isSame(one, post))) {
      throw new PostHeldAlready();
    }
    int taken =
        held.stream()
            .filter(one -> one.until().filter(day -> !day.isAfter(from)).isEmpty())
            .mapToInt(FurtherPost::share)
            .sum();
    if (taken + post.share() > MOST) {
      throw new SharesTooLarge(MOST - taken);
    }
    var posts = posts(held);
    posts.add(post);
    change(viewer, person, new StaffChanges.FurtherPosts(from, posts));
  }

  /** Ends a post beside the main one after a last day. */
  void end(
      Viewer viewer,
      PersonId person,
      OrgUnitId unit,
      Optional<PositionId> position,
      LocalDate lastDay) {
    var held = lines.furtherPosts(viewer.tenant(), person);
    var ending = new StaffChanges.Post(unit, position, 1);
    var found =
        open(held).stream()
            .filter(one -> isSame(one, ending))
            .findFirst()
            .orElseThrow(PostNotHeld::new);
    if (lastDay.isBefore(found.from())) {
      throw new EndTooEarly(found.from());
    }
    var posts = posts(held);
    posts.removeIf(one -> one.unit().equals(unit) && one.position().equals(position));
    change(viewer, person, new StaffChanges.FurtherPosts(lastDay.plusDays(1), posts));
  }

  /** Somebody who leads the person beside the direct manager, from a day on. */
  void leadBy(
      Viewer viewer, PersonId person, PersonId manager, Optional<Integer> share, LocalDate from) {
    requireMainPost(viewer, person, from);
    if (manager.equals(person)) {
      throw new OwnManager();
    }
    var card = directory.card(viewer.tenant(), person);
    var led = openLines(viewer, person);
    if (led.containsKey(manager)
        || card.manager().filter(own -> own.id().equals(manager)).isPresent()) {
      throw new LedAlready();
    }
    if (directory
        .card(viewer.tenant(), manager)
        .leftOn()
        .filter(day -> day.isBefore(from))
        .isPresent()) {
      throw new ManagerHasLeft();
    }
    if (isLedBy(viewer, manager, person)) {
      throw new LedByOwnPerson();
    }
    led.put(manager, share);
    change(viewer, person, new StaffChanges.DottedLines(from, led));
  }

  /** Ends a dotted line after a last day. */
  void endLine(Viewer viewer, PersonId person, PersonId manager, LocalDate lastDay) {
    var found =
        openDottedLines(viewer, person).stream()
            .filter(one -> one.person().id().equals(manager))
            .findFirst()
            .orElseThrow(PostNotHeld::new);
    if (lastDay.isBefore(found.from())) {
      throw new EndTooEarly(found.from());
    }
    var led = openLines(viewer, person);
    led.remove(manager);
    change(viewer, person, new StaffChanges.DottedLines(lastDay.plusDays(1), led));
  }

  /** Dotted lines that are not ended, those that begin later among them. */
  private List<Leader> openDottedLines(Viewer viewer, PersonId person) {
    return lines.leaders(viewer.tenant(), person, LocalDate.of(1, 1, 1), FAR).stream()
        .filter(leader -> leader.dotted() && leader.until().isEmpty())
        .toList();
  }

  private Map<PersonId, Optional<Integer>> openLines(Viewer viewer, PersonId person) {
    var led = new LinkedHashMap<PersonId, Optional<Integer>>();
    openDottedLines(viewer, person).forEach(one -> led.put(one.person().id(), one.share()));
    return led;
  }

  private void requireMainPost(Viewer viewer, PersonId person, LocalDate from) {
    var history = directory.appointments(viewer.tenant(), person);
    if (directory.card(viewer.tenant(), person).unit().isEmpty() || history.isEmpty()) {
      throw new NoMainPost();
    }
    var earliest = history.stream().map(Appointment::from).min(LocalDate::compareTo).orElseThrow();
    if (from.isBefore(earliest)) {
      throw new AppointmentTooEarly(earliest);
    }
  }

  /** Whether the other one leads them, directly, over several steps or by a dotted line. */
  private boolean isLedBy(Viewer viewer, PersonId person, PersonId other) {
    if (openLines(viewer, person).containsKey(other)) {
      return true;
    }
    var seen = new HashSet<PersonId>();
    var above = directory.card(viewer.tenant(), person).manager().map(PersonRef::id);
    while (above.isPresent() && seen.add(above.get())) {
      if (above.get().equals(other)) {
        return true;
      }
      above = directory.card(viewer.tenant(), above.get()).manager().map(PersonRef::id);
    }
    return false;
  }

  private static List<FurtherPost> open(List<FurtherPost> held) {
    return held.stream().filter(one -> one.until().isEmpty()).toList();
  }

  private static boolean isSame(FurtherPost held, StaffChanges.Post post) {
    return held.unit().id().equals(post.unit())
        && held.position().map(PositionRef::id).equals(post.position());
  }

  private static List<StaffChanges.Post> posts(List<FurtherPost> held) {
    var posts = new ArrayList<StaffChanges.Post>();
    open(held)
        .forEach(one ->
            posts.add(
                new StaffChanges.Post(
                    one.unit().id(), one.position().map(PositionRef::id), one.share())));
    return posts;
  }

  private void change(Viewer viewer, PersonId person, StaffChanges.FurtherPosts posts) {
    carryOut(viewer, Map.of(person, posts), Map.of());
  }

  private void change(Viewer viewer, PersonId person, StaffChanges.DottedLines led) {
    carryOut(viewer, Map.of(), Map.of(person, led));
  }

  private void carryOut(
      Viewer viewer,
      Map<PersonId, StaffChanges.FurtherPosts> posts,
      Map<PersonId, StaffChanges.DottedLines> led) {
    staffing.carryOut(
        viewer,
        new StaffChanges(List.of(), Map.of(), Map.of(), Map.of(), Map.of(), posts, led),
        _ -> {});
  }
}
