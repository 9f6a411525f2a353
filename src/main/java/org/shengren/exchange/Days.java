package org.shengren.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as people write them: year, month, day. */
final class Days {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");

  private Days() {}

  /** Nothing where it is no day between 1900 and 2200. */
  static Optional<LocalDate> read(String written) {
    var match = WRITTEN.matcher(written.strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    try {
      var day =
          LocalDate.of(
              Integer.parseInt(match.group(1)),
              Integer.parseInt(match.group(2)),
              Integer.parseInt(match.group(3)));
      return day.getYear() >= 1900 && day.getYear() < 2200 ? Optional.of(day) : Optional.empty();
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }
}
