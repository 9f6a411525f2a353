package org.shengren.evidence;

import org.shengren.kernel.Refusal;

/** The period of a key figure ends before it begins. */
public final class PeriodBackwards extends Refusal {
  public PeriodBackwards() {
    super(Kind.INVALID, "refusal.key-figure-period");
  }
}
