package org.shengren.organization;

import java.util.Optional;

/** What a new appointment means for the latest one of the same person. */
sealed interface Step {
  /** The person does this work already. */
  record Unchanged() implements Step {}

  /** Begins on the same day: the latest one was a mistake and is written anew. */
  record Replaces(AppointmentId latest) implements Step {}

  /** Begins later: the latest one, where it still runs then, ends on that day. */
  record Follows(Optional<AppointmentId> ended) implements Step {}

  /**
   * What the next appointment means.
   *
   * @throws AppointmentTooEarly where history would be rewritten
   */
  static Step of(Optional<Appointed> latest, NewAppointment next) {
    if (latest.isEmpty()) {
      return new Follows(Optional.empty());
    }
    var last = latest.get();
    if (next.from().isBefore(last.from())) {
      throw new AppointmentTooEarly(last.from());
    }
    var runs = last.until().isEmpty();
    if (runs
        && last.unit().equals(next.unit())
        && last.position().equals(next.position())
        && last.manager().equals(next.manager())) {
      return new Unchanged();
    }
    if (next.from().equals(last.from())) {
      return new Replaces(last.id());
    }
    return new Follows(
        runs || last.until().filter(until -> until.isAfter(next.from())).isPresent()
            ? Optional.of(last.id())
            : Optional.empty());
  }
}
