package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** Who takes somebody out of an assessment says why. */
public final class ReasonMissing extends Refusal {
  ReasonMissing() {
    super(Kind.INVALID, "refusal.reason-missing");
  }
}
