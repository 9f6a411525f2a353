package org.shengren.organization;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One stretch of somebody's work, with names to show.
 *
 * @param from first day
 * @param until first day no longer; absent while nothing follows
 */
public record Appointment(
    AppointmentId id,
    UnitRef unit,
    Optional<PositionRef> position,
    Optional<PersonRef> manager,
    LocalDate from,
    Optional<LocalDate> until) {
  /** The last day, inclusive. */
  public Optional<LocalDate> lastDay() {
    return until.map(day -> day.minusDays(1));
  }
}
