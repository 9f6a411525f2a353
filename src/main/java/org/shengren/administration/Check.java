package org.shengren.administration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.shengren.operations.Health;

/**
 * One thing looked at, as {@code health.<code>} says; where it is not good, {@code
 * health.<code>.do} says what to do.
 */
record Check(String code, boolean good, List<String> arguments) {
  private static final long GIGABYTE = 1L << 30;
  private static final long LEAST_FREE = 2 * GIGABYTE;
  private static final double MOST_MEMORY = 0.9;
  private static final double MOST_CONNECTIONS = 0.8;
  static final Duration BACKUP_AFTER = Duration.ofDays(7);

  /** Judged by fixed limits; a pure function. */
  static List<Check> of(
      Health.Figures figures,
      BackgroundQuery.Background background,
      Instant now,
      Function<Instant, String> moment) {
    var checks = new ArrayList<Check>();
    var database = figures.database();
    checks.add(
        new Check(
            "database",
            database.connections() <= MOST_CONNECTIONS * database.mostConnections(),
            List.of(
                database.version(),
                size(database.bytes()),
                "" + database.connections(),
                "" + database.mostConnections())));
    checks.add(
        new Check(
            "migrations",
            figures.migrations().pending() == 0,
            List.of(
                "" + figures.migrations().made(),
                figures.migrations().latest(),
                "" + figures.migrations().pending())));
    figures
        .diskFree()
        .ifPresent(free -> checks.add(new Check("disk", free >= LEAST_FREE, List.of(size(free)))));
    checks.add(
        figures
            .lastBackup()
            .map(at ->
                new Check("backup", at.isAfter(now.minus(BACKUP_AFTER)), List.of(moment.apply(at))))
            .orElseGet(() -> new Check("no-backup", false, List.of())));
    checks.add(
        new Check(
            "background",
            background.failed() == 0 && background.overdue() == 0,
            List.of(
                "" + background.waiting(), "" + background.failed(), "" + background.overdue())));
    var memory = figures.memory();
    checks.add(
        new Check(
            "memory",
            memory.used() <= MOST_MEMORY * memory.most(),
            List.of(size(memory.used()), size(memory.most()))));
    return checks;
  }

  /** As people say it: megabytes below one gigabyte, else gigabytes with one decimal. */
  static String size(long bytes) {
    return bytes < GIGABYTE
        ? (bytes >> 20) + " MB"
        : String.format(Locale.ROOT, "%.1f GB", bytes / (double) GIGABYTE);
  }
}
