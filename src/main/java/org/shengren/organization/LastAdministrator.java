package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Without the last administrator nobody could grant a role again. */
public final class LastAdministrator extends Refusal {
  public LastAdministrator() {
    super(Kind.CONFLICT, "refusal.last-administrator");
  }
}
