package org.shengren.operations;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shengren.operations.StartRefused.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL data directory and the server on it, driven by PostgreSQL's own {@code initdb} and
 * {@code pg_ctl}. The caller holds the {@link HomeDirectory}, hence any server found running here
 * is an orphan.
 */
final class PostgresServer {
  static final String MAJOR = "18";
  static final String SUPERUSER = "postgres";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
  private static final boolean LINUX = System.getProperty("os.name").startsWith("Linux");
  private static final boolean ROOT = LINUX && isRoot();

  private final Path home;
  private final Path binaries;
  private final Path data;
  private final Path log;

  PostgresServer(Path home, Path binaries) {
    this.home = home;
    this.binaries = binaries;
    this.data = home.resolve("pg" + MAJOR);
    this.log = home.resolve("log");
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      return System.getProperty("user.name").equals("root");
    }
  }

  /** Makes the data directory unless it is there. What an interrupted attempt left is discarded. */
  void create(Path passwordFile) throws IOException {
    Files.createDirectories(log);
    if (ROOT) {
      requireUserNamespace();
    }
    var half = home.resolve("pg" + MAJOR + ".new");
    PostgresBinaries.deleteAll(half);
    if (isEmpty(data)) {
      LOG.info("Creating the database in {}", data);
      var command = new ArrayList<>(List.of("-D", half.toString(), "-U", SUPERUSER, "-E", "UTF-8"));
      command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile));
      command.addAll(localeOptions());
      run("initdb", command);
      Files.deleteIfExists(data);
      // Only a finished directory ever has the final name.
      Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    if (!Files.isReadable(data) || !Files.isWritable(data)) {
      throw new StartRefused(
          Reason.HOME_OF_ANOTHER_USER,
          data,
          Files.getOwner(data).getName(),
          System.getProperty("user.name"));
    }
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      throw new StartRefused(Reason.HOME_NOT_A_DATABASE, data);
    }
    var version = Files.readString(data.resolve("PG_VERSION")).strip();
    if (!version.equals(MAJOR)) {
      throw new StartRefused(Reason.HOME_OTHER_VERSION, data, version, MAJOR);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.exists(directory) || !Files.isReadable(directory)) {
      return !Files.exists(directory);
    }
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /** pg_trgm sees Chinese letters only under a character type that knows them. */
  private static List<String> localeOptions() {
    return LINUX
        ? List.of("--locale=C.UTF-8")
        : WINDOWS
            ? List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
            : List.of("--locale=en_US.UTF-8");
  }

  /**
   * Starts the server on a free port of the loopback address and waits until it answers.
   *
   * @return the port
   */
  int start(Map<String, String> settings) throws IOException {
    stopOrphan();
    int port = freePort();
    var all = new TreeMap<>(settings);
    all.put("port", Integer.toString(port));
    all.put("listen_addresses", "127.0.0.1");
    all.put("unix_socket_directories", "");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    all.put("lc_messages", "C");
    // Statements and key values may hold personal data, which has no place in a log.
    all.put("log_min_error_statement", "panic");
    all.put("log_error_verbosity", "terse");
    var options = new StringBuilder();
    all.forEach((name, value) -> options.append(" -c ").append(name).append('=').append(value));
    var serverLog = log.resolve("postgresql.log");
    if (Files.exists(serverLog)) {
      Files.move(serverLog, log.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    run(
        "pg_ctl",
        List.of(
            "start",
            "-D",
            data.toString(),
            "-l",
            serverLog.toString(),
            "-o",
            options.toString().strip(),
            "-w",
            "-t",
            "300"));
    return port;
  }

  /** Stops the server: open transactions are rolled back, everything committed is on disk. */
  void stop() throws IOException {
    if (Files.exists(pidFile())) {
      run("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60"));
    }
  }

  /**
   * A killed JVM leaves its server running, a crashed machine leaves the file that names it; the
   * number in it may meanwhile be anybody's.
   */
  private void stopOrphan() throws IOException {
    if (!Files.exists(pidFile())) {
      return;
    }
    var orphan = orphan();
    if (orphan == null) {
      LOG.info("Removing {}, which a crash left behind", pidFile());
      Files.deleteIfExists(pidFile());
      return;
    }
    LOG.info("Stopping the database server {} that an earlier run left behind", orphan.pid());
    stop();
  }

  private @Nullable ProcessHandle orphan() throws IOException {
    var lines = Files.readAllLines(pidFile());
    if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,10}")) {
      return null;
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(ProcessHandle::isAlive)
        .filter(this::isOurs)
        .orElse(null);
  }

  /** Another PostgreSQL of this machine must not be stopped: ours was unpacked below this home. */
  private boolean isOurs(ProcessHandle process) {
    return process.info().command().filter(c -> Path.of(c).startsWith(home)).isPresent();
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace without a mapping, root is nobody to the
   * server yet stays the owner of its files, if it can reach them at all.
   */
  private void requireUserNamespace() throws IOException {
    var probe =
        new ProcessBuilder("unshare", "-U", "--", "test", "-w", home.toString())
            .redirectErrorStream(true);
    String said;
    int code;
    try {
      var process = probe.start();
      said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      code = waitFor(process);
    } catch (IOException e) {
      throw new StartRefused(Reason.NO_USER_NAMESPACES, e, "unshare");
    }
    if (code != 0) {
      throw said.isBlank()
          ? new StartRefused(
              Reason.HOME_OF_ANOTHER_USER, home, Files.getOwner(home).getName(), "root")
          : new StartRefused(Reason.NO_USER_NAMESPACES, said.strip());
    }
  }

  private void run(String program, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    if (ROOT) {
      command.addAll(List.of("unshare", "-U", "--"));
    }
    command.add(binaries.resolve("bin").resolve(program + (WINDOWS ? ".exe" : "")).toString());
    command.addAll(arguments);
    // A file and no pipe: the server inherits it and would hold a pipe open.
    var output = log.resolve(program + ".log");
    var builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().keySet().removeAll(List.of("LANGUAGE", "LC_ALL"));
    builder.environment().put("LC_MESSAGES", "C");
    int code = waitFor(builder.start());
    if (code != 0) {
      throw refused(program, tail(output));
    }
  }

  private StartRefused refused(String program, String said) {
    var serverLog = log.resolve("postgresql.log");
    var all = program.equals("pg_ctl") ? said + "\n" + tail(serverLog) : said;
    var lower = all.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("quota exceeded")) {
      long usable = home.toFile().getUsableSpace() >> 20;
      return new StartRefused(
          Reason.DISK_FULL,
          home,
          Long.toString(usable),
          Long.toString(EmbeddedDatabase.LEAST >> 20));
    }
    if (lower.contains("cannot be run as root")) {
      return new StartRefused(Reason.NO_USER_NAMESPACES, program);
    }
    return new StartRefused(Reason.DATABASE_FAILED, lastLine(all), log);
  }

  private static String tail(Path file) {
    try {
      var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  private static String lastLine(String text) {
    var told =
        text.lines()
            .filter(line -> line.matches(".*(error|ERROR|FATAL|PANIC|could not).*"))
            .toList();
    return told.isEmpty() ? text.strip() : told.getLast().strip();
  }

  private static File nothing() {
    return new File(WINDOWS ? "NUL" : "/dev/null");
  }

  private static int waitFor(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
