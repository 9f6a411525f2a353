package org.shengren.measurement;

/**
 * How probable it is that a person is at or above a bar, 0 to 1 (never shown as exactly 0 % or 100
 * %). Where the level asked for was not observed itself, only a limit is known: a level above
 * includes the ones below (product rule 3).
 */
public sealed interface Probability {
  double value();

  /** Observed on what was asked for. */
  record Of(double value) implements Probability {}

  /** From a level above, which includes this one. */
  record AtLeast(double value) implements Probability {}

  /** From a level below, without which this one is not held. */
  record AtMost(double value) implements Probability {}

  /** Whether it certainly reaches a limit. */
  default boolean reaches(double limit) {
    return !(this instanceof AtMost) && value() >= limit;
  }

  /** Whether it certainly stays below a limit. */
  default boolean staysBelow(double limit) {
    return !(this instanceof AtLeast) && value() < limit;
  }
}
