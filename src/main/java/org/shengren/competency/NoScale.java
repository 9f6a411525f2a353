package org.shengren.competency;

import org.shengren.kernel.Refusal;

/** The tenant has no answer scale yet; one comes with the first model. */
public final class NoScale extends Refusal {
  public NoScale() {
    super(Kind.CONFLICT, "refusal.no-scale");
  }
}
