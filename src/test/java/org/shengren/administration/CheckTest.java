package org.shengren.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shengren.operations.Health;

class CheckTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final BackgroundQuery.Background QUIET = new BackgroundQuery.Background(0, 0, 0);

  @Test
  void whatIsWellNeedsNobody() {
    assertThat(checks(figures(10, 0, 8L << 30, NOW.minus(Duration.ofDays(6))), QUIET))
        .hasSize(6)
        .allMatch(Check::good);
  }

  @Test
  void eachLimitIsToldByItself() {
    assertThat(bad(figures(49, 0, 8L << 30, NOW), QUIET)).containsExactly("database");
    assertThat(bad(figures(10, 1, 8L << 30, NOW), QUIET)).containsExactly("migrations");
    assertThat(bad(figures(10, 0, 2L << 30, NOW), QUIET)).isEmpty();
    assertThat(bad(figures(10, 0, (2L << 30) - 1, NOW), QUIET)).containsExactly("disk");
    assertThat(bad(figures(10, 0, 8L << 30, NOW.minus(Duration.ofDays(7))), QUIET))
        .containsExactly("backup");
    assertThat(bad(figures(10, 0, 8L << 30, null), QUIET)).containsExactly("no-backup");
    assertThat(bad(figures(10, 0, 8L << 30, NOW), new BackgroundQuery.Background(3, 1, 0)))
        .containsExactly("background");
    assertThat(bad(figures(10, 0, 8L << 30, NOW), new BackgroundQuery.Background(3, 0, 1)))
        .containsExactly("background");
  }

  @Test
  void sizesAreSaidAsPeopleSayThem() {
    assertThat(Check.size(120L << 20)).isEqualTo("120 MB");
    assertThat(Check.size((3L << 30) / 2)).isEqualTo("1.5 GB");
  }

  private static List<String> bad(Health.Figures figures, BackgroundQuery.Background background) {
    return checks(figures, background).stream()
        .filter(check -> !check.good())
        .map(Check::code)
        .toList();
  }

  private static List<Check> checks(Health.Figures figures, BackgroundQuery.Background background) {
    return Check.of(figures, background, NOW, Instant::toString);
  }

  private static Health.Figures figures(
      int connections, int pending, long free, @Nullable Instant backup) {
    return new Health.Figures(
        "1.0",
        Duration.ofHours(3),
        new Health.Memory(100, 1000),
        new Health.Database("18.6", 1L << 20, connections, 60, true),
        new Health.Migrations(20, "2026.11.23.1800", pending),
        Optional.of(free),
        Optional.ofNullable(backup));
  }
}
