package org.shengren.insight;

import java.util.stream.IntStream;
import org.shengren.measurement.Finding;

/**
 * How many people stand where on one competency against their own requirement.
 *
 * @param met requirement met, strengths among them
 * @param close below the bar, though not by much or not surely
 * @param focus focus area
 * @param unknown not enough evidence
 */
record Tally(int met, int close, int focus, int unknown) {
  static final Tally NOBODY = new Tally(0, 0, 0, 0);

  /** One person. */
  static Tally of(Finding finding) {
    return switch (finding) {
      case STRENGTH, MEETS -> new Tally(1, 0, 0, 0);
      case CLOSE -> new Tally(0, 1, 0, 0);
      case FOCUS_AREA -> new Tally(0, 0, 1, 0);
      case NOT_ENOUGH_EVIDENCE -> new Tally(0, 0, 0, 1);
    };
  }

  Tally plus(Tally other) {
    return new Tally(
        met + other.met, close + other.close, focus + other.focus, unknown + other.unknown);
  }

  int people() {
    return met + close + focus + unknown;
  }

  /** Of how many enough is known. */
  int known() {
    return met + close + focus;
  }

  /** How many have each of the findings that say how somebody stands. */
  IntStream findings() {
    return IntStream.of(met, close, focus);
  }

  /** Share of those known who meet it, 0 to 1; 0 where nobody is known. */
  double share() {
    return known() == 0 ? 0 : (double) met / known();
  }
}
