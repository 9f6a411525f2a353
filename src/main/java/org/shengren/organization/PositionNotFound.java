package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** There is no such position in this organisation. */
public final class PositionNotFound extends Refusal {
  public PositionNotFound() {
    super(Kind.NOT_FOUND, "refusal.position-not-found");
  }
}
