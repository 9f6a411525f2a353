package org.shengren.development;

import org.shengren.kernel.Refusal;

/** There is no such goal, or it is none of the reader's; both look alike. */
public final class GoalNotFound extends Refusal {
  GoalNotFound() {
    super(Kind.NOT_FOUND, "refusal.goal-not-found");
  }
}
