package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** An appeal says what was not considered. */
public final class AppealNeedsReason extends Refusal {
  AppealNeedsReason() {
    super(Kind.INVALID, "refusal.appeal-needs-reason");
  }
}
