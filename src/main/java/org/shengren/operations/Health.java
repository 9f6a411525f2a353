package org.shengren.operations;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.TenantId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the installation is, in figures; no address, no path, no secret. */
@Service
@Transactional(readOnly = true)
public class Health {
  /**
   * The database.
   *
   * @param bytes that it takes on the disk
   * @param connections open to it, of {@code mostConnections}
   * @param embedded whether it is the one that Shengren brings along
   */
  public record Database(
      String version, long bytes, int connections, int mostConnections, boolean embedded) {}

  /**
   * The changes of the tables over time.
   *
   * @param latest version of the newest that was made
   * @param pending how many this program knows and the database has not made
   */
  public record Migrations(int made, String latest, int pending) {}

  /**
   * Memory of the program in bytes.
   *
   * @param used at present, of at most {@code most}
   */
  public record Memory(long used, long most) {}

  /**
   * The figures.
   *
   * @param diskFree bytes free where the data lies; unknown for a database elsewhere
   */
  public record Figures(
      String version,
      Duration uptime,
      Memory memory,
      Database database,
      Migrations migrations,
      Optional<Long> diskFree,
      Optional<Instant> lastBackup) {}

  private final JdbcClient jdbc;
  private final Flyway flyway;
  private final Environment environment;
  private final ObjectProvider<EmbeddedDatabase> embedded;

  Health(
      JdbcClient jdbc,
      Flyway flyway,
      Environment environment,
      ObjectProvider<EmbeddedDatabase> embedded) {
    this.jdbc = jdbc;
    this.flyway = flyway;
    this.environment = environment;
    this.embedded = embedded;
  }

  public Figures figures(TenantId tenant) {
    var runtime = Runtime.getRuntime();
    return new Figures(
        environment.getProperty("spring.application.version", ""),
        Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
        new Memory(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory()),
        database(),
        migrations(),
        diskFree(),
        lastBackup(tenant));
  }

  private Database database() {
    return jdbc.sql(
            """
            select current_setting('server_version') as version,
                   pg_database_size(current_database()) as bytes,
                   (select count(*) from pg_stat_activity
                     where datname = current_database()) as connections,
                   current_setting('max_connections')::int as most
            """)
        .query((row, _) ->
            new Database(
                row.getString("version"),
                row.getLong("bytes"),
                row.getInt("connections"),
                row.getInt("most"),
                embedded.getIfAvailable() != null))
        .single();
  }

  private Migrations migrations() {
    var info = flyway.info();
    var made =
        Arrays.stream(info.applied())
            .map(one -> one.getVersion())
            .filter(version -> version != null)
            .map(version -> version.getVersion())
            .sorted()
            .toList();
    return new Migrations(made.size(), made.isEmpty() ? "" : made.getLast(), info.pending().length);
  }

  private Optional<Long> diskFree() {
    var database = embedded.getIfAvailable();
    if (database == null) {
      return Optional.empty();
    }
    return usable(database.directory());
  }

  private static Optional<Long> usable(Path directory) {
    try {
      return Optional.of(Files.getFileStore(directory).getUsableSpace());
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  /** When a copy of this organisation was last made. */
  public Optional<Instant> lastBackup(TenantId tenant) {
    @Nullable OffsetDateTime at =
        jdbc.sql(
                """
                select max(at) as at
                  from operations.backup
                 where tenant_id = :tenant and kind = 'BACKUP'
                """)
            .param("tenant", tenant.value())
            .query((row, _) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
            .single()
            .orElse(null);
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
  }
}
