package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** One of the two has said yes or no to the ratings as they are; they are not opened any more. */
public final class AlreadyConfirmed extends Refusal {
  AlreadyConfirmed() {
    super(Kind.CONFLICT, "refusal.already-confirmed");
  }
}
