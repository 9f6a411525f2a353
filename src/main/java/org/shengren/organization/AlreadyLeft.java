package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Whoever has left does not leave again. */
public final class AlreadyLeft extends Refusal {
  public AlreadyLeft() {
    super(Kind.CONFLICT, "refusal.already-left");
  }
}
