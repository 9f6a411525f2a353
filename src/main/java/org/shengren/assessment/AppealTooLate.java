package org.shengren.assessment;

import java.time.LocalDate;
import org.shengren.kernel.Refusal;

/** The days in which the result could be appealed are over. */
public final class AppealTooLate extends Refusal {
  AppealTooLate(LocalDate lastDay) {
    super(Kind.CONFLICT, "refusal.appeal-too-late", lastDay);
  }
}
