package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** Nobody is their own manager. */
public final class RatesThemself extends Refusal {
  RatesThemself() {
    super(Kind.INVALID, "refusal.rates-themself");
  }
}
