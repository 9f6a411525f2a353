package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** A description names a position that is not defined. */
public final class PositionUnknown extends Refusal {
  public PositionUnknown(String code) {
    super(Kind.INVALID, "refusal.position-unknown", code);
  }
}
