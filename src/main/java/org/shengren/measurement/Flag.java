package org.shengren.measurement;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a reader of a measure should know about how it came about. */
public enum Flag {
  /** One rater only, take with care. */
  ONE_RATER,
  /** Fewer than three observers. */
  TOO_FEW,
  /** Somebody answered less than half of what was asked and was left out. */
  RATER_SKIPPED,
  /** Anonymous raters were too few to count together and were left out. */
  WITHHELD,
  /** All answers lie in the highest, or all in the lowest category: more could not be told. */
  EXTREME,
  /**
   * A higher level was rated clearly above a lower one; the two were pooled, moving one by over .5.
   */
  PATTERN,
  /** The level above the highest held one was not asked. */
  ABOVE_NOT_ASKED,
  /** The level above the highest held one was asked, and nobody saw enough of it. */
  ABOVE_NOT_OBSERVED,
  /** None of the levels asked is held, and the one below was not asked: ask it. */
  BELOW_WINDOW,
  /**
   * Person and manager agreed on answers, which stand in the manager's place. A human decision: no
   * later arithmetic, severity adjustment among it, changes this measure (product rule 11).
   */
  AGREED,
  /** Somebody else decided the answers that stand in the manager's place; stands like AGREED. */
  DECIDED;

  /** Whether a human decision stands behind the measure, which arithmetic may not touch. */
  public boolean isHumanDecision() {
    return this == AGREED || this == DECIDED;
  }

  /** Unmodifiable and in the order of declaration, whatever set they came in. */
  static Set<Flag> ordered(Set<Flag> flags) {
    var ordered = EnumSet.noneOf(Flag.class);
    ordered.addAll(flags);
    return Collections.unmodifiableSet(ordered);
  }

  static Set<Flag> and(Set<Flag> flags, Flag flag) {
    var all = EnumSet.of(flag);
    all.addAll(flags);
    return all;
  }
}
