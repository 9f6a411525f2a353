package org.shengren.competency;

import org.shengren.kernel.Refusal;

/** The tenant has a core model already, and there is only one. */
public final class OtherCoreModel extends Refusal {
  public OtherCoreModel() {
    super(Kind.CONFLICT, "refusal.other-core-model");
  }
}
