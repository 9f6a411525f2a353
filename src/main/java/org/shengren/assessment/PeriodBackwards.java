package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** The campaign would end before it begins. */
public final class PeriodBackwards extends Refusal {
  PeriodBackwards() {
    super(Kind.INVALID, "refusal.campaign-period");
  }
}
