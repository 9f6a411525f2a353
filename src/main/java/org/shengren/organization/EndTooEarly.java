package org.shengren.organization;

import java.time.LocalDate;
import org.shengren.kernel.Refusal;

/** What ends has begun before. */
public final class EndTooEarly extends Refusal {
  public EndTooEarly(LocalDate begun) {
    super(Kind.INVALID, "refusal.end-too-early", begun);
  }
}
