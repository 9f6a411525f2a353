package org.shengren.development;

import java.util.EnumSet;
import java.util.Locale;

/** Where a goal is, from the proposal to what became of it. */
public enum GoalState {
  /** Proposed or changed by one side; the other has not said yes to these words. */
  DRAFT,
  AGREED,
  /** There was a check-in. */
  IN_PROGRESS,
  /** One side has said what became of it. */
  REVIEWED,
  CLOSED,
  WITHDRAWN;

  /** Message key of the word, such as {@code goal-state.draft}. */
  public String key() {
    return "goal-state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether something is still to be done about it. */
  public boolean isOpen() {
    return this != CLOSED && this != WITHDRAWN;
  }

  /** Whether people are at it: both sides have agreed and nobody has looked back yet. */
  public boolean isRunning() {
    return this == AGREED || this == IN_PROGRESS;
  }

  public boolean mayBecome(GoalState next) {
    var steps =
        switch (this) {
          case DRAFT -> EnumSet.of(DRAFT, AGREED, IN_PROGRESS, WITHDRAWN);
          case AGREED -> EnumSet.of(DRAFT, AGREED, IN_PROGRESS, REVIEWED, CLOSED, WITHDRAWN);
          case IN_PROGRESS -> EnumSet.of(DRAFT, IN_PROGRESS, REVIEWED, CLOSED, WITHDRAWN);
          case REVIEWED -> EnumSet.of(IN_PROGRESS, CLOSED, WITHDRAWN);
          case CLOSED, WITHDRAWN -> EnumSet.noneOf(GoalState.class);
        };
    return steps.contains(next);
  }

  /**
   * The next state.
   *
   * @throws GoalStepRefused when that step is not in the table
   */
  GoalState to(GoalState next) {
    if (!mayBecome(next)) {
      throw new GoalStepRefused(this);
    }
    return next;
  }
}
