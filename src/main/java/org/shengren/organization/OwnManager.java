package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Nobody is their own manager. */
public final class OwnManager extends Refusal {
  public OwnManager() {
    super(Kind.INVALID, "refusal.own-manager");
  }
}
