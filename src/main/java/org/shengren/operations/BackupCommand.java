package org.shengren.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.shengren.operations.StartRefused.Reason;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * {@code backup <code> <file>} and {@code restore <file> [--code=<another>]}: one organisation into
 * one file and back. Works beside the running application and without it, on the embedded database
 * and on an external one.
 */
public final class BackupCommand {
  private static final Set<String> NAMES = Set.of("backup", "restore");

  /** Nothing but the settings of the application. */
  @Configuration(proxyBeanMethods = false)
  static class SettingsOnly {}

  private BackupCommand() {}

  /** Whether the arguments of the program are one of the two commands. */
  public static boolean isMeantBy(String[] arguments) {
    return arguments.length > 0 && NAMES.contains(arguments[0]);
  }

  /**
   * Does it.
   *
   * @return the exit code: 0 when done, 1 when refused with a sentence
   */
  public static int run(String[] arguments) {
    var words = Arrays.stream(arguments).filter(one -> !one.startsWith("--")).toList();
    var options =
        Arrays.stream(arguments).filter(one -> one.startsWith("--")).toArray(String[]::new);
    try (var settings =
        new SpringApplicationBuilder(SettingsOnly.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .run(options)) {
      var environment = settings.getEnvironment();
      Console.print(
          words.getFirst().equals("backup")
              ? backup(words, environment)
              : restore(words, environment));
      return 0;
    } catch (StartRefused refused) {
      Console.print(
          "\n"
              + String.join("\n", refused.description())
              + "\n"
              + String.join("\n", refused.action())
              + "\n");
      return 1;
    } catch (SQLException | IOException failed) {
      var refused =
          new StartRefused(Reason.BACKUP_FAILED, failed, String.valueOf(failed.getMessage()));
      Console.print(
          "\n"
              + String.join("\n", refused.description())
              + "\n"
              + String.join("\n", refused.action())
              + "\n");
      return 1;
    }
  }

  private static String backup(List<String> words, Environment environment)
      throws SQLException, IOException {
    if (words.size() != 3) {
      throw new StartRefused(Reason.BACKUP_USAGE);
    }
    var file = Path.of(words.get(2)).toAbsolutePath();
    try (var place = Place.of(environment)) {
      var done = TenantArchive.write(place.connection(), words.get(1), file);
      return """

      已备份 %1$s：%2$d 行，%3$d KB，%4$s
      Backed up %1$s: %2$d rows, %3$d KB, %4$s
      """
          .formatted(done.code(), done.rows(), (done.bytes() + 1023) / 1024, file);
    }
  }

  private static String restore(List<String> words, Environment environment)
      throws SQLException, IOException {
    if (words.size() != 2) {
      throw new StartRefused(Reason.BACKUP_USAGE);
    }
    var file = Path.of(words.get(1)).toAbsolutePath();
    var other = Optional.ofNullable(environment.getProperty("code"));
    try (var place = Place.of(environment)) {
      place.migrate();
      var done = TenantArchive.read(place.connection(), file, other);
      return """

      已恢复 %1$s：%2$d 行。登录时的企业代码是 %1$s，密码不变。
      Restored %1$s: %2$d rows. Sign in with the company code %1$s and the same passwords.
      """
          .formatted(done.code(), done.rows());
    }
  }

  /** The database that the settings mean, as whoever may read and write every row. */
  private record Place(
      Connection connection, Optional<EmbeddedDatabase> own, Optional<Flyway> migrations)
      implements AutoCloseable {
    static Place of(Environment environment) throws SQLException, IOException {
      var url = environment.getProperty("spring.datasource.url", "");
      if (!url.isBlank()) {
        var user = environment.getProperty("spring.flyway.user", "");
        if (user.isBlank()) {
          throw new StartRefused(Reason.EXTERNAL_OWNER_MISSING, "");
        }
        var password = environment.getProperty("spring.flyway.password", "");
        return new Place(
            connect(url, user, password),
            Optional.empty(),
            Optional.of(flyway(environment, url, user, password)));
      }
      var home = Path.of(environment.getProperty("shengren.home", "data"));
      try {
        var database = EmbeddedDatabase.start(home);
        var address = database.url(EmbeddedDatabase.DATABASE);
        return new Place(
            connect(address, EmbeddedDatabase.OWNER, database.ownerPassword()),
            Optional.of(database),
            Optional.of(
                flyway(environment, address, EmbeddedDatabase.OWNER, database.ownerPassword())));
      } catch (StartRefused refused) {
        if (refused.reason() != Reason.HOME_IN_USE) {
          throw refused;
        }
        return new Place(running(home, refused), Optional.empty(), Optional.empty());
      }
    }

    /** Beside the running application, by its own server, which has migrated already. */
    private static Connection running(Path home, StartRefused inUse)
        throws SQLException, IOException {
      var pid = home.resolve("pg" + PostgresServer.MAJOR).resolve("postmaster.pid");
      if (!Files.isReadable(pid) || Files.readAllLines(pid).size() < 4) {
        throw inUse;
      }
      return connect(
          "jdbc:postgresql://127.0.0.1:%s/%s"
              .formatted(Files.readAllLines(pid).get(3).strip(), EmbeddedDatabase.DATABASE),
          PostgresServer.SUPERUSER,
          Files.readString(home.resolve("postgres.password")).strip());
    }

    private static Connection connect(String url, String user, String password)
        throws SQLException {
      var properties = new Properties();
      properties.setProperty("user", user);
      properties.setProperty("password", password);
      return DriverManager.getConnection(url, properties);
    }

    private static Flyway flyway(
        Environment environment, String url, String user, String password) {
      return Flyway.configure()
          .dataSource(url, user, password)
          .locations(Objects.requireNonNull(environment.getProperty("spring.flyway.locations")))
          .defaultSchema(
              Objects.requireNonNull(environment.getProperty("spring.flyway.default-schema")))
          .createSchemas(true)
          .outOfOrder(true)
          .placeholders(
              Map.of(
                  "appRole",
                  environment.getProperty(
                      "spring.datasource.username", EmbeddedDatabase.APPLICATION)))
          .load();
    }

    /** An empty place is made ready first. */
    void migrate() {
      migrations.ifPresent(Flyway::migrate);
    }

    @Override
    public void close() throws SQLException, IOException {
      try {
        connection.close();
      } finally {
        if (own.isPresent()) {
          own.get().close();
        }
      }
    }
  }
}
