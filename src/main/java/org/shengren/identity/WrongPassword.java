package org.shengren.identity;

import org.shengren.kernel.Refusal;

/** The present password was not given rightly. */
final class WrongPassword extends Refusal {
  WrongPassword() {
    super(Kind.INVALID, "refusal.wrong-password");
  }
}
