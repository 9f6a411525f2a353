package org.shengren.development;

import org.shengren.kernel.Refusal;

/** A goal needs something to do and a date. */
public final class GoalIncomplete extends Refusal {
  GoalIncomplete() {
    super(Kind.INVALID, "refusal.goal-incomplete");
  }
}
