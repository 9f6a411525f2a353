package org.shengren.assessment;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Monday to Friday. Public holidays and the working weekends that make up for them are no part of
 * it, so that everybody can count the days for themselves.
 */
final class WorkingDays {
  private WorkingDays() {}

  /** The last of so many working days after {@code day}, which is not counted itself. */
  static LocalDate after(LocalDate day, int count) {
    var last = day;
    for (int left = count; left > 0; ) {
      last = last.plusDays(1);
      if (last.getDayOfWeek() != DayOfWeek.SATURDAY && last.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return last;
  }
}
