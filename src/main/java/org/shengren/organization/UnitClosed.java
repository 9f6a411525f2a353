package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Nobody starts in a closed unit. */
public final class UnitClosed extends Refusal {
  public UnitClosed(String code) {
    super(Kind.CONFLICT, "refusal.unit-closed", code);
  }
}
