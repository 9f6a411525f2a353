package org.shengren.identity;

import org.shengren.kernel.Refusal;

/** A link for oneself would change a password without knowing it. */
final class OwnPasswordReset extends Refusal {
  OwnPasswordReset() {
    super(Kind.CONFLICT, "refusal.own-password-reset");
  }
}
