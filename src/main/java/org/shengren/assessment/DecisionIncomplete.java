package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** A decision has an answer where the two lie apart, and a reason for each competency. */
public final class DecisionIncomplete extends Refusal {
  DecisionIncomplete() {
    super(Kind.INVALID, "refusal.decision-incomplete");
  }
}
