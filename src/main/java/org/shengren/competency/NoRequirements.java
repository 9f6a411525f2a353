package org.shengren.competency;

import org.shengren.kernel.Refusal;

/** The position has no requirement profile in the version that was asked for. */
public final class NoRequirements extends Refusal {
  public NoRequirements() {
    super(Kind.NOT_FOUND, "refusal.no-requirements");
  }
}
