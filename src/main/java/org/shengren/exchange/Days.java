package org.shengren.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as people and spreadsheets write them. What could be two days is none. */
final class Days {
  private static final Pattern TIME = Pattern.compile("[ T]+\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?$");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");
  private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4})");
  private static final Pattern DAY_OF_MONTH_NAME =
      Pattern.compile("(\\d{1,2})[\\s.-]+([A-Za-z]{3,9})[\\s.,-]+(\\d{4})");
  private static final Pattern MONTH_NAME_FIRST =
      Pattern.compile("([A-Za-z]{3,9})[\\s.]+(\\d{1,2})[\\s,]+(\\d{4})");
  private static final Pattern SHORT_YEAR =
      Pattern.compile("\\d{1,2}\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*日?");
  private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private Days() {}

  /** Nothing where it is no day between 1900 and 2200, or may be one of two. */
  static Optional<LocalDate> read(String written) {
    var text = TIME.matcher(written.strip()).replaceFirst("");
    for (var form : List.of(YEAR_FIRST, DIGITS)) {
      var match = form.matcher(text);
      if (match.matches()) {
        return day(match.group(1), number(match.group(2)), number(match.group(3)));
      }
    }
    var last = YEAR_LAST.matcher(text);
    if (last.matches()) {
      var first = number(last.group(1));
      var second = number(last.group(2));
      if (first > 12 || first == second) {
        return day(last.group(3), second, first);
      }
      return second > 12 ? day(last.group(3), first, second) : Optional.empty();
    }
    var named = DAY_OF_MONTH_NAME.matcher(text);
    if (named.matches()) {
      return day(named.group(3), month(named.group(2)), number(named.group(1)));
    }
    var english = MONTH_NAME_FIRST.matcher(text);
    return english.matches()
        ? day(english.group(3), month(english.group(1)), number(english.group(2)))
        : Optional.empty();
  }

  /** Message key of what is wrong with something that {@link #read} does not take. */
  static String problem(String written) {
    var text = TIME.matcher(written.strip()).replaceFirst("");
    var last = YEAR_LAST.matcher(text);
    if (last.matches() && number(last.group(1)) <= 12 && number(last.group(2)) <= 12) {
      return "import.problem.day-order";
    }
    if (SERIAL.matcher(text).matches()) {
      return "import.problem.day-serial";
    }
    if (YEAR_FIRST.matcher(text).matches() || DIGITS.matcher(text).matches() || last.matches()) {
      return "import.problem.day-impossible";
    }
    return SHORT_YEAR.matcher(text).matches()
        ? "import.problem.day-short-year"
        : "import.problem.day";
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** 0 where it is no month, which no day has. */
  private static int month(String name) {
    var asked = name.toLowerCase(Locale.ROOT);
    for (var at = 0; at < MONTHS.size(); at++) {
      if (MONTHS.get(at).startsWith(asked) || (asked.equals("sept") && at == 8)) {
        return at + 1;
      }
    }
    return 0;
  }

  private static Optional<LocalDate> day(String year, int month, int dayOfMonth) {
    try {
      var day = LocalDate.of(number(year), month, dayOfMonth);
      return day.getYear() >= 1900 && day.getYear() < 2200 ? Optional.of(day) : Optional.empty();
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }
}
