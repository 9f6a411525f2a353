package org.shengren.organization;

import java.time.LocalDate;
import org.shengren.kernel.Refusal;

/** The last day lies before the beginning of the present work. */
public final class DepartureTooEarly extends Refusal {
  public DepartureTooEarly(LocalDate earliest) {
    super(Kind.INVALID, "refusal.departure-too-early", earliest);
  }
}
