package org.shengren.identity;

import org.shengren.kernel.Refusal;

/** Nothing to reset: the person was never asked for a password. */
final class NoPasswordYet extends Refusal {
  NoPasswordYet() {
    super(Kind.CONFLICT, "refusal.no-password-yet");
  }
}
