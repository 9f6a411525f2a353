package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** Nobody chooses who rates them, or when. */
public final class OwnAssessment extends Refusal {
  OwnAssessment() {
    super(Kind.FORBIDDEN, "refusal.own-assessment");
  }
}
