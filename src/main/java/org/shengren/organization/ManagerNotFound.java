package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** The manager is no person of this organisation. */
public final class ManagerNotFound extends Refusal {
  public ManagerNotFound() {
    super(Kind.INVALID, "refusal.manager-not-found");
  }
}
