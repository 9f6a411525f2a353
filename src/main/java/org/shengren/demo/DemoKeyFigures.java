package org.shengren.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shengren.evidence.KeyFigure;
import org.shengren.organization.Position;
import org.shengren.organization.PositionDescription.PositionKpi;

/** The figures of one person for one quarter, as the position names them. */
final class DemoKeyFigures {
  private static final Set<String> LESS_IS_BETTER =
      Set.of("forecast-deviation", "unwanted-leavers", "old-receivables");

  /** Percentages whose usual target is far from nine tenths. */
  private static final Map<String, Integer> PERCENT_TARGETS =
      Map.of(
          "forecast-deviation", 10,
          "unwanted-leavers", 10,
          "old-receivables", 10,
          "gross-margin", 32,
          "team-margin", 32,
          "product-share", 35,
          "account-growth", 15);

  private final Standing standing;

  DemoKeyFigures(Standing standing) {
    this.standing = standing;
  }

  List<KeyFigure> of(DemoCompany.Employee employee, int quarter, LocalDate from) {
    return employee.position().map(Position::description).stream()
        .flatMap(description -> description.kpis().stream())
        .map(kpi -> figure(employee, kpi, quarter, from))
        .toList();
  }

  private KeyFigure figure(
      DemoCompany.Employee employee, PositionKpi kpi, int quarter, LocalDate from) {
    var target = target(kpi);
    var share = standing.figure(employee.number(), kpi.code(), quarter);
    var actual = target.doubleValue() * (LESS_IS_BETTER.contains(kpi.code()) ? 2 - share : share);
    if (kpi.unit().equals("score")) {
      actual = Math.clamp(actual, 1, 5);
    }
    return new KeyFigure(
        employee.id(),
        kpi.code(),
        kpi.name(),
        kpi.unit(),
        from,
        from.plusMonths(3),
        BigDecimal.valueOf(Math.max(0, actual)).setScale(decimals(kpi), RoundingMode.HALF_UP),
        Optional.of(target));
  }

  private static BigDecimal target(PositionKpi kpi) {
    return switch (kpi.unit()) {
      case "cny" -> BigDecimal.valueOf(3_000_000);
      case "count" -> BigDecimal.valueOf(12);
      case "days" -> BigDecimal.valueOf(45);
      case "score" -> new BigDecimal("4.2");
      default -> BigDecimal.valueOf(PERCENT_TARGETS.getOrDefault(kpi.code(), 90));
    };
  }

  private static int decimals(PositionKpi kpi) {
    return switch (kpi.unit()) {
      case "cny", "count", "days" -> 0;
      default -> 1;
    };
  }
}
