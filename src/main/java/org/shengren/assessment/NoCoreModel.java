package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** Core competencies were asked for, and the organisation has no core model yet. */
public final class NoCoreModel extends Refusal {
  NoCoreModel() {
    super(Kind.CONFLICT, "refusal.no-core-model");
  }
}
