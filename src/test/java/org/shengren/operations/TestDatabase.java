package org.shengren.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Databases for tests: one server a test JVM, one migrated template, a clone of it for whoever
 * asks. With {@code SHENGREN_TEST_DATABASE_URL} (a database to connect to first, such as {@code
 * jdbc:postgresql://127.0.0.1/postgres}), {@code _USERNAME} and {@code _PASSWORD} (a superuser) the
 * same tests run on an external PostgreSQL.
 *
 * @param url of the database
 * @param owner role that may migrate
 * @param application role that the application uses
 */
record TestDatabase(
    String url,
    String owner,
    String ownerPassword,
    String application,
    String applicationPassword) {
  private static final String OWNER = "shengren_test_owner";
  private static final String APPLICATION = "shengren_test_app";
  private static final String PASSWORD = "for-tests-only";

  /** Nothing here outlives the run, so nothing waits for the disk. */
  private static final Map<String, String> FAST =
      Map.of(
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "max_connections", "300");

  private static @Nullable Server server;
  private static @Nullable String template;
  private static int clones;

  /** A clone of the template, which is migrated first as {@code spring.flyway} says. */
  static synchronized TestDatabase fresh(ConfigurableEnvironment environment) {
    try {
      if (server == null) {
        server = Server.start();
      }
      if (template == null) {
        template = migrated(server, environment);
      }
      var name = server.prefix() + ++clones;
      server.execute("create database %s template %s owner %s".formatted(name, template, OWNER));
      return at(server, name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty database of the owner, for tests of what happens before and at migration. */
  static synchronized TestDatabase empty() {
    try {
      if (server == null) {
        server = Server.start();
      }
      var name = server.prefix() + "empty_" + ++clones;
      server.execute("create database %s owner %s".formatted(name, OWNER));
      return at(server, name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestDatabase at(Server server, String name) {
    return new TestDatabase(server.url(name), OWNER, PASSWORD, APPLICATION, PASSWORD);
  }

  private static String migrated(Server server, ConfigurableEnvironment environment)
      throws SQLException {
    var name = server.prefix() + "template";
    server.execute("create database %s owner %s".formatted(name, OWNER));
    var settings =
        Binder.get(environment)
            .bind("spring.flyway", FlywayProperties.class)
            .orElseGet(FlywayProperties::new);
    flyway(at(server, name), settings).migrate();
    return name;
  }

  /** The migrations of the application, by the owner. */
  static Flyway flyway(TestDatabase database, FlywayProperties settings) {
    return Flyway.configure()
        .dataSource(database.url(), database.owner(), database.ownerPassword())
        .locations(settings.getLocations().toArray(String[]::new))
        .defaultSchema(settings.getDefaultSchema())
        .createSchemas(settings.isCreateSchemas())
        .placeholders(Map.of("appRole", database.application()))
        .outOfOrder(true)
        .load();
  }

  TestDatabase withApplication(String role, String password) {
    return new TestDatabase(url, owner, ownerPassword, role, password);
  }

  /** As superuser, for tests of roles. */
  static Connection connectAsSuperuser(TestDatabase database) throws SQLException {
    var running = server;
    if (running == null) {
      throw new IllegalStateException("no database was asked for yet");
    }
    return DriverManager.getConnection(database.url(), running.user(), running.password());
  }

  /** The server that this JVM uses, embedded or external. */
  private record Server(String url, String user, String password, String prefix) {
    static Server start() throws IOException, SQLException {
      var external = System.getenv("SHENGREN_TEST_DATABASE_URL");
      var started = external == null ? embedded() : external(external);
      started.dropLeftovers();
      for (var role : List.of(OWNER, APPLICATION)) {
        started.execute(
            """
            do $$ begin
              if not exists (select from pg_roles where rolname = '%1$s') then
                create role %1$s;
              end if;
              alter role %1$s login nosuperuser nobypassrls password '%2$s';
            end $$\
            """
                .formatted(role, PASSWORD));
      }
      return started;
    }

    private static Server embedded() throws IOException {
      var database = takeAny();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                try {
                  database.close();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }));
      return new Server(
          database.url("postgres"), "postgres", database.superuserPassword(), "test_");
    }

    /** Two test runs in one working tree do not share a server. */
    private static EmbeddedDatabase takeAny() throws IOException {
      for (int number = 1; ; number++) {
        try {
          return EmbeddedDatabase.start(Path.of("target", "test-home-" + number), FAST, 100L << 20);
        } catch (StartRefused e) {
          if (e.reason() != StartRefused.Reason.HOME_IN_USE || number == 9) {
            throw e;
          }
        }
      }
    }

    private static Server external(String url) throws SQLException {
      var prefix = "shengren_test_" + ProcessHandle.current().pid() + "_";
      var server =
          new Server(
              url,
              System.getenv("SHENGREN_TEST_DATABASE_USERNAME"),
              System.getenv("SHENGREN_TEST_DATABASE_PASSWORD"),
              prefix);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                try {
                  server.dropLeftovers();
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              }));
      return server;
    }

    private void dropLeftovers() throws SQLException {
      var names = new ArrayList<String>();
      try (var connection = DriverManager.getConnection(url, user, password);
          var rows =
              connection
                  .createStatement()
                  .executeQuery(
                      "select datname from pg_database where starts_with(datname, '%s')"
                          .formatted(prefix))) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      for (var name : names) {
        execute("drop database " + name + " with (force)");
      }
    }

    void execute(String sql) throws SQLException {
      try (var connection = DriverManager.getConnection(url, user, password);
          var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    String url(String database) {
      return url.replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1");
    }
  }
}
