package org.shengren.assessment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.organization.PositionId;

/**
 * As what and for whom somebody has worked.
 *
 * @param stretches in the order of time
 * @param dotted who leads the person today beside the direct manager
 */
record WorkHistory(List<Stretch> stretches, List<Dotted> dotted) {
  static final WorkHistory EMPTY = new WorkHistory(List.of(), List.of());

  /** Results speak of so many months before the start, or of the time since the last result. */
  static final int MONTHS = 12;

  /** Who has held a position for fewer months than this is new to it. */
  static final int NEW_MONTHS = 3;

  /** Who led somebody for less has seen too little to be asked. */
  static final int FEWEST_DAYS = 60;

  /**
   * One stretch.
   *
   * @param until first day no longer; absent while nothing follows
   */
  record Stretch(
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable PositionId position,
      @Nullable PersonId manager) {}

  /**
   * Whom somebody led, and when, within the months asked about.
   *
   * @param until first day no longer
   */
  record Led(PersonId manager, LocalDate from, LocalDate until) {
    private long days() {
      return ChronoUnit.DAYS.between(from, until);
    }
  }

  /**
   * Somebody who leads the person by a dotted line.
   *
   * @param share of the working time, in percent, where it is agreed
   */
  record Dotted(PersonId manager, @Nullable Integer share) {}

  WorkHistory {
    stretches = List.copyOf(stretches);
    dotted = List.copyOf(dotted);
  }

  /**
   * The first day of which an assessment speaks.
   *
   * @param lastResult day of the person's last result
   */
  static LocalDate speaksFrom(LocalDate startsOn, Optional<LocalDate> lastResult) {
    var year = startsOn.minusMonths(MONTHS);
    return lastResult.filter(year::isBefore).filter(startsOn::isAfter).orElse(year);
  }

  /** Since when the position is held without a break; empty where it is not held on the day. */
  Optional<LocalDate> inPositionSince(PositionId position, LocalDate day) {
    Optional<LocalDate> since = Optional.empty();
    LocalDate before = null;
    for (var stretch : stretches) {
      if (stretch.from().isAfter(day)) {
        break;
      }
      if (!position.equals(stretch.position())) {
        since = Optional.empty();
      } else if (since.isEmpty() || !stretch.from().equals(before)) {
        since = Optional.of(stretch.from());
      }
      before = stretch.until();
    }
    return before == null || before.isAfter(day) ? since : Optional.empty();
  }

  static boolean isNew(@Nullable LocalDate since, LocalDate day) {
    return since != null && since.isAfter(day.minusMonths(NEW_MONTHS));
  }

  /** How many days of a time somebody led the person directly. */
  int daysLed(PersonId manager, LocalDate from, LocalDate until) {
    return Math.toIntExact(
        stretches.stream()
            .filter(stretch -> manager.equals(stretch.manager()))
            .mapToLong(stretch -> {
              var first = stretch.from().isBefore(from) ? from : stretch.from();
              var end = stretch.until();
              return Math.max(
                  0,
                  ChronoUnit.DAYS.between(first, end == null || end.isAfter(until) ? until : end));
            })
            .sum());
  }

  /**
   * Those who led the person from one day to another for long enough to be asked, without the
   * manager of today, in the order of time. Several stretches of one manager count together.
   */
  List<Led> formerManagers(LocalDate from, LocalDate until, @Nullable PersonId present) {
    var led = new LinkedHashMap<PersonId, List<Led>>();
    for (var stretch : stretches) {
      var manager = stretch.manager();
      var first = stretch.from().isBefore(from) ? from : stretch.from();
      var end = stretch.until() == null || stretch.until().isAfter(until) ? until : stretch.until();
      if (manager != null && !manager.equals(present) && first.isBefore(end)) {
        led.computeIfAbsent(manager, _ -> new ArrayList<>()).add(new Led(manager, first, end));
      }
    }
    return led.values().stream()
        .filter(parts -> parts.stream().mapToLong(Led::days).sum() >= FEWEST_DAYS)
        .map(parts ->
            new Led(parts.getFirst().manager(), parts.getFirst().from(), parts.getLast().until()))
        .toList();
  }
}
