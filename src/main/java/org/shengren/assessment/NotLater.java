package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** A period is extended to a later day, which has not passed. */
public final class NotLater extends Refusal {
  NotLater() {
    super(Kind.INVALID, "refusal.not-later");
  }
}
