package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** Nothing is collected any more; the period is extended first. */
public final class PeriodOver extends Refusal {
  PeriodOver() {
    super(Kind.CONFLICT, "refusal.period-over");
  }
}
