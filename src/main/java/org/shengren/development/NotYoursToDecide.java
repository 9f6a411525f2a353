package org.shengren.development;

import org.shengren.kernel.Refusal;

/** The step belongs to the person or the direct manager. */
public final class NotYoursToDecide extends Refusal {
  NotYoursToDecide() {
    super(Kind.FORBIDDEN, "refusal.goal-not-yours");
  }
}
