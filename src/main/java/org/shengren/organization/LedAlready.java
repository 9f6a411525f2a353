package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Whoever leads somebody, directly or by a dotted line, does so once. */
public final class LedAlready extends Refusal {
  public LedAlready() {
    super(Kind.CONFLICT, "refusal.led-already");
  }
}
