package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** The person rates as the direct manager already. */
public final class RatesAlready extends Refusal {
  RatesAlready() {
    super(Kind.INVALID, "refusal.rates-already");
  }
}
