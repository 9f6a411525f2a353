package org.shengren.development;

import org.shengren.kernel.Refusal;

/** Words of a goal are longer than anybody reads. */
public final class GoalTooLong extends Refusal {
  GoalTooLong(int longest) {
    super(Kind.INVALID, "refusal.goal-too-long", longest);
  }
}
