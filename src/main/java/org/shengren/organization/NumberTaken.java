package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Another person has the number. */
public final class NumberTaken extends Refusal {
  public NumberTaken(String number) {
    super(Kind.CONFLICT, "refusal.number-taken", number);
  }
}
