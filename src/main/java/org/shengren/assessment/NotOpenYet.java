package org.shengren.assessment;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.shengren.kernel.Refusal;
import org.springframework.context.i18n.LocaleContextHolder;

/** The campaign has not begun. */
public final class NotOpenYet extends Refusal {
  NotOpenYet(LocalDate startsOn) {
    super(
        Kind.CONFLICT,
        "refusal.not-open-yet",
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .withLocale(LocaleContextHolder.getLocale())
            .format(startsOn));
  }
}
