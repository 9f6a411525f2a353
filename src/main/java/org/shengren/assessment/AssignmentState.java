package org.shengren.assessment;

import java.util.EnumSet;
import java.util.Locale;

/** Where a rater is with one participant. */
public enum AssignmentState {
  INVITED,
  STARTED,
  SUBMITTED,
  DECLINED,
  EXPIRED;

  /** Message key of the word, such as {@code assignment-state.invited}. */
  public String key() {
    return "assignment-state." + name().toLowerCase(Locale.ROOT);
  }

  public boolean mayBecome(AssignmentState next) {
    var steps =
        switch (this) {
          case INVITED -> EnumSet.of(STARTED, DECLINED, EXPIRED);
          case STARTED -> EnumSet.of(STARTED, SUBMITTED, DECLINED, EXPIRED);
          case SUBMITTED -> EnumSet.of(STARTED);
          case DECLINED -> EnumSet.noneOf(AssignmentState.class);
          case EXPIRED -> EnumSet.of(INVITED, STARTED);
        };
    return steps.contains(next);
  }

  /**
   * The next state.
   *
   * @throws AssignmentStepRefused when that step is not in the table
   */
  public AssignmentState to(AssignmentState next) {
    if (!mayBecome(next)) {
      throw new AssignmentStepRefused(this);
    }
    return next;
  }
}
