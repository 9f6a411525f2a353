package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Another unit has the code. */
public final class UnitCodeTaken extends Refusal {
  public UnitCodeTaken(String code) {
    super(Kind.CONFLICT, "refusal.unit-code-taken", code);
  }
}
