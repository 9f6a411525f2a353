package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** The manager has left before the appointment begins. */
public final class ManagerHasLeft extends Refusal {
  public ManagerHasLeft() {
    super(Kind.INVALID, "refusal.manager-has-left");
  }
}
