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
      Set.of(
          "forecast-deviation",
          "unwanted-leavers",
          "old-receivables",
          "budget-deviation",
          "compliance-incidents",
          "data-errors",
          "days-to-fill",
          "defect-fix-days",
          "escaped-defects",
          "feature-rework",
          "cross-team-rework",
          "labour-cost-deviation",
          "labour-disputes",
          "lead-time",
          "major-incidents");

  /** Percentages whose usual target is far from nine tenths. */
  private static final Map<String, Integer> PERCENT_TARGETS =
      Map.ofEntries(
          Map.entry("forecast-deviation", 10),
          Map.entry("unwanted-leavers", 10),
          Map.entry("old-receivables", 10),
          Map.entry("gross-margin", 32),
          Map.entry("team-margin", 32),
          Map.entry("product-share", 35),
          Map.entry("account-growth", 15),
          Map.entry("feature-rework", 10),
          Map.entry("cross-team-rework", 10),
          Map.entry("budget-deviation", 8),
          Map.entry("labour-cost-deviation", 5),
          Map.entry("successors-ready", 60),
          Map.entry("model-coverage", 70));

  /** What a family's figures hang on. */
  private static final Map<String, List<String>> BEHIND =
      Map.of(
          "key-account-sales", List.of("CE", "CD", "CR", "SB"),
          "software-engineering", List.of("PA", "DF", "CQ", "RS"),
          "human-resources", List.of("CN", "FD", "TA", "PW"));

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

  private static List<String> behind(DemoCompany.Employee employee) {
    return employee.position().map(position -> position.description().family()).stream()
        .flatMap(family -> BEHIND.getOrDefault(family, List.of()).stream())
        .toList();
  }

  private KeyFigure figure(
      DemoCompany.Employee employee, PositionKpi kpi, int quarter, LocalDate from) {
    var target = target(kpi);
    var share = standing.figure(employee.number(), kpi.code(), quarter, behind(employee));
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
