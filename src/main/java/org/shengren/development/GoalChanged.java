package org.shengren.development;

import org.shengren.kernel.Refusal;

/** Somebody changed the goal since the page was opened. */
public final class GoalChanged extends Refusal {
  GoalChanged() {
    super(Kind.CONFLICT, "refusal.goal-changed");
  }
}
