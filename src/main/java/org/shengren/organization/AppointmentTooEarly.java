package org.shengren.organization;

import java.time.LocalDate;
import org.shengren.kernel.Refusal;

/** An appointment begins no earlier than the one before it. */
public final class AppointmentTooEarly extends Refusal {
  public AppointmentTooEarly(LocalDate earliest) {
    super(Kind.INVALID, "refusal.appointment-too-early", earliest);
  }
}
