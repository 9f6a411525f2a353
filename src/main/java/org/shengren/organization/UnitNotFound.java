package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** There is no such unit in this organisation. */
public final class UnitNotFound extends Refusal {
  public UnitNotFound() {
    super(Kind.NOT_FOUND, "refusal.unit-not-found");
  }
}
