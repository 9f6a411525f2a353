package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** An HR partner is one of units; every other role is held everywhere. */
public final class RoleWithoutUnit extends Refusal {
  public RoleWithoutUnit() {
    super(Kind.INVALID, "refusal.role-without-unit");
  }
}
