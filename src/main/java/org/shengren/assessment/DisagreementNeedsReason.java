package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** A disagreement is recorded with the view it stands on. */
public final class DisagreementNeedsReason extends Refusal {
  DisagreementNeedsReason() {
    super(Kind.INVALID, "refusal.disagreement-needs-reason");
  }
}
