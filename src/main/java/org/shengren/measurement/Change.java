package org.shengren.measurement;

import java.util.Optional;

/**
 * What changed between two results of a person on a competency, told only where it exceeds its
 * error: |difference| at least 1.645 times the root of both squared errors (measurement.md 7).
 *
 * @param difference later minus earlier, in degrees or levels
 * @param standardError of the difference
 */
public record Change(Result.Scale scale, double difference, double standardError) {
  public boolean rose() {
    return difference > 0;
  }

  /** Empty where the difference lies within its error, or the two are on different scales. */
  public static Optional<Change> between(Result earlier, Result later, Settings settings) {
    if (earlier.scale() != later.scale()) {
      return Optional.empty();
    }
    double difference = later.value() - earlier.value();
    double error = Math.hypot(earlier.standardError(), later.standardError());
    return Math.abs(difference) / error >= settings.noticeable()
        ? Optional.of(new Change(later.scale(), difference, error))
        : Optional.empty();
  }

  /** The same for two measures; empty where one of them is no estimate. */
  public static Optional<Change> between(Measure earlier, Measure later, Settings settings) {
    return earlier instanceof Measure.Estimated before && later instanceof Measure.Estimated now
        ? between(before.result(settings), now.result(settings), settings)
        : Optional.empty();
  }
}
