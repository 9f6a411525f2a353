package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** A unit cannot be moved below itself. */
public final class UnitInsideItself extends Refusal {
  public UnitInsideItself() {
    super(Kind.CONFLICT, "refusal.unit-inside-itself");
  }
}
