package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** No such matter, or none that was put into the viewer's hands. */
public final class DisputeNotFound extends Refusal {
  DisputeNotFound() {
    super(Kind.NOT_FOUND, "refusal.dispute-not-found");
  }
}
