package org.shengren.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.shengren.kernel.Language;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;

/** Days and hours as the reader's language writes them; templates say {@code @dates.day(…)}. */
@Component("dates")
public class Dates {
  private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter EN_DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  public String day(LocalDate day) {
    return day(day, Language.of(LocaleContextHolder.getLocale()));
  }

  public String day(LocalDate day, Language language) {
    return (language == Language.ZH ? ZH_DAY : EN_DAY).format(day);
  }

  /** The day on which something happened, as that zone counts days. */
  public String day(Instant moment, ZoneId zone) {
    return day(LocalDate.ofInstant(moment, zone));
  }

  /** The zone in which the reader wishes to read hours, or else that of the organisation. */
  public ZoneId zone(ZoneId organisation) {
    return LocaleContextHolder.getLocaleContext() instanceof TimeZoneAwareLocaleContext reader
            && reader.getTimeZone() != null
        ? reader.getTimeZone().toZoneId()
        : organisation;
  }

  public String hour(Instant moment, ZoneId zone) {
    return HOUR.format(moment.atZone(zone));
  }

  /** Day and hour, such as "2026年11月23日 10:42". */
  public String moment(Instant moment, ZoneId zone) {
    return day(moment, zone) + " " + hour(moment, zone);
  }
}
