package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Nobody leads by a dotted line whom they are led by. */
public final class LedByOwnPerson extends Refusal {
  public LedByOwnPerson() {
    super(Kind.INVALID, "refusal.led-by-own-person");
  }
}
