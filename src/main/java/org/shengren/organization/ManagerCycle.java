package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Somebody would, in the end, be led by themselves. */
public final class ManagerCycle extends Refusal {
  public ManagerCycle() {
    super(Kind.INVALID, "refusal.manager-cycle");
  }
}
