package org.shengren.setup;

import org.shengren.kernel.Refusal;

/** The one-time code was used, or guessed at too often. */
final class SetupCodeUsedUp extends Refusal {
  SetupCodeUsedUp() {
    super(Kind.CONFLICT, "refusal.setup-code-used-up");
  }
}
