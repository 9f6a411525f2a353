package org.shengren.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/**
 * A figure of a person for one period: evidence beside the ratings, never part of them.
 *
 * @param code of the indicator as the position names it
 * @param unit such as {@code CNY} or {@code %}
 * @param from first day of the period
 * @param until first day after it
 * @param target what was to be reached, if that was set
 */
public record KeyFigure(
    PersonId person,
    String code,
    Text name,
    String unit,
    LocalDate from,
    LocalDate until,
    BigDecimal actual,
    Optional<BigDecimal> target) {
  public KeyFigure {
    if (!until.isAfter(from)) {
      throw new PeriodBackwards();
    }
  }
}
