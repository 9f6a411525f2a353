package org.shengren.identity;

import org.shengren.kernel.Refusal;

/** The link was used, has expired or never was. */
final class ResetUsedUp extends Refusal {
  ResetUsedUp() {
    super(Kind.NOT_FOUND, "refusal.reset-used-up");
  }
}
