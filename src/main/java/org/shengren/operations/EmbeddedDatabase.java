package org.shengren.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.shengren.operations.StartRefused.Reason;

/**
 * The PostgreSQL that comes with the application: started with it, stopped with it, its data kept
 * in the home directory. Three roles: the superuser, who only makes the other two and the database;
 * the owner, who migrates; the application's, who owns nothing.
 */
final class EmbeddedDatabase implements AutoCloseable {
  static final String DATABASE = "shengren";
  static final String OWNER = "shengren_owner";
  static final String APPLICATION = "shengren_app";

  /** Bytes that must be free to begin: the server, an empty database and room to work in. */
  static final long LEAST = 300L << 20;

  /** Bytes that must be free to go on: some segments of the log that makes changes durable. */
  private static final long LEAST_TO_GO_ON = 100L << 20;

  /** What a confirmed rating needs to be there after the power fails. */
  static final Map<String, String> DURABLE =
      Map.of(
          "fsync", "on",
          "synchronous_commit", "on",
          "full_page_writes", "on",
          "max_connections", "60");

  private final HomeDirectory home;
  private final PostgresServer server;
  private final int port;
  private final String superuserPassword;
  // These two live as long as the process: they are set anew at each start.
  private final String ownerPassword = secret();
  private final String applicationPassword = secret();

  private EmbeddedDatabase(
      HomeDirectory home, PostgresServer server, int port, String superuserPassword) {
    this.home = home;
    this.server = server;
    this.port = port;
    this.superuserPassword = superuserPassword;
  }

  static EmbeddedDatabase start(Path directory) throws IOException {
    var begun = Files.exists(directory.resolve("pg" + PostgresServer.MAJOR).resolve("PG_VERSION"));
    return start(directory, DURABLE, begun ? LEAST_TO_GO_ON : LEAST);
  }

  static EmbeddedDatabase start(Path directory, Map<String, String> settings, long leastBytes)
      throws IOException {
    var home = HomeDirectory.take(directory, leastBytes);
    try {
      var server = new PostgresServer(home.path(), PostgresBinaries.in(home.path().resolve("bin")));
      var passwordFile = passwordFile(home.path());
      server.create(passwordFile);
      int port = server.start(settings);
      var database =
          new EmbeddedDatabase(home, server, port, Files.readString(passwordFile).strip());
      try {
        database.prepare();
      } catch (SQLException e) {
        database.server.stop();
        throw refused(home.path(), e);
      }
      return database;
    } catch (IOException e) {
      home.close();
      throw refused(home.path(), e);
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  private static StartRefused refused(Path home, Exception e) {
    var why = String.valueOf(e.getMessage());
    return why.contains("No space left") || why.contains("quota exceeded")
        ? new StartRefused(
            Reason.DISK_FULL,
            e,
            home,
            Long.toString(home.toFile().getUsableSpace() >> 20),
            Long.toString(LEAST >> 20))
        : new StartRefused(Reason.DATABASE_FAILED, e, e.toString(), home.resolve("log"));
  }

  private static Path passwordFile(Path home) throws IOException {
    var file = home.resolve("postgres.password");
    if (Files.exists(file) && Files.size(file) > 0) {
      return file;
    }
    if (Files.exists(home.resolve("pg" + PostgresServer.MAJOR).resolve("PG_VERSION"))) {
      throw new StartRefused(Reason.PASSWORD_MISSING, file);
    }
    Files.deleteIfExists(file);
    var owned = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var posix = Files.getFileStore(home).supportsFileAttributeView("posix");
    Files.createFile(file, posix ? new FileAttribute<?>[] {owned} : new FileAttribute<?>[0]);
    Files.writeString(file, secret());
    return file;
  }

  private static String secret() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void prepare() throws SQLException {
    try (var connection = connectAsSuperuser("postgres")) {
      ensureRole(connection, OWNER, ownerPassword);
      ensureRole(connection, APPLICATION, applicationPassword);
      ensureDatabase(connection);
    }
  }

  private static void ensureRole(Connection connection, String role, String password)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ begin
            if not exists (select from pg_roles where rolname = '%1$s') then
              create role %1$s;
            end if;
          end $$\
          """
              .formatted(role));
      statement.execute(
          "alter role %s login nosuperuser nobypassrls nocreatedb nocreaterole password '%s'"
              .formatted(role, password));
    }
  }

  private static void ensureDatabase(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      try (var rows =
          statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
        if (rows.next()) {
          return;
        }
      }
      statement.execute("create database " + DATABASE + " owner " + OWNER);
      statement.execute("revoke all on database " + DATABASE + " from public");
      statement.execute("grant connect on database " + DATABASE + " to " + APPLICATION);
    }
  }

  /** For making databases and roles; never for the application. */
  Connection connectAsSuperuser(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", PostgresServer.SUPERUSER);
    properties.setProperty("password", superuserPassword);
    return DriverManager.getConnection(url(database), properties);
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  Path directory() {
    return home.path();
  }

  String superuserPassword() {
    return superuserPassword;
  }

  String ownerPassword() {
    return ownerPassword;
  }

  String applicationPassword() {
    return applicationPassword;
  }

  /** The version as the server says it, such as {@code 18.6}. */
  String version() throws SQLException {
    try (var connection = connectAsSuperuser("postgres")) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } finally {
      home.close();
    }
  }
}
