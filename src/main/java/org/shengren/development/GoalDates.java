package org.shengren.development;

import org.shengren.kernel.Refusal;

/** The check-in lies between today and the date, the date within a year. */
public final class GoalDates extends Refusal {
  GoalDates() {
    super(Kind.INVALID, "refusal.goal-dates");
  }
}
