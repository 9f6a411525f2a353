package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** A unit with people or open units below it is not closed. */
public final class UnitStillInUse extends Refusal {
  public UnitStillInUse(int people, int units) {
    super(Kind.CONFLICT, "refusal.unit-still-in-use", people, units);
  }
}
