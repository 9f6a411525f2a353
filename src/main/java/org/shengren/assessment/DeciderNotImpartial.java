package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** Who decides is neither one of the two nor has decided the matter before. */
public final class DeciderNotImpartial extends Refusal {
  DeciderNotImpartial() {
    super(Kind.INVALID, "refusal.decider-not-impartial");
  }
}
