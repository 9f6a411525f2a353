package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Another person has the e-mail address. */
public final class EmailTaken extends Refusal {
  public EmailTaken(String email) {
    super(Kind.CONFLICT, "refusal.email-taken", email);
  }
}
