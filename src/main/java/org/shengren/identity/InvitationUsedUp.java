package org.shengren.identity;

import org.shengren.kernel.Refusal;

/** The link was used, has expired or never was. */
final class InvitationUsedUp extends Refusal {
  InvitationUsedUp() {
    super(Kind.NOT_FOUND, "refusal.invitation-used-up");
  }
}
