package org.shengren.operations;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shengren.Visitor;

/**
 * The product as people run it: a process of its own with the database that it brings, a home and a
 * port that stay the same from start to start, and none of the tests' classes.
 */
final class ApplicationProcess {
  private static final Pattern CODE = Pattern.compile("/setup {2}(\\w{4}-\\w{4}-\\w{4})");

  /** Far beyond what a busy machine takes; whoever waits that long waits for something broken. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path home;
  private final Path output;
  private final int port = freePort();
  private @Nullable Process process;

  /** Nothing is started yet, and nothing of an earlier run is left in {@code home}. */
  ApplicationProcess(Path home) throws IOException {
    PostgresBinaries.deleteAll(home);
    Files.createDirectories(home);
    this.home = home.toRealPath();
    this.output = home.resolveSibling(home.getFileName() + ".log");
  }

  /** Below the ports that the system lends to connections, so that it is still free next time. */
  private static int freePort() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(20_000, 32_000))
        .filter(ApplicationProcess::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Returns when the start summary is printed. */
  void start() throws Exception {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "org.shengren.Shengren")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    var environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.startsWith("SPRING_") || name.startsWith("SHENGREN_"));
    environment.put("SHENGREN_HOME", home.toString());
    environment.put("SHENGREN_DEMO", "false");
    environment.put("SERVER_PORT", Integer.toString(port));
    var started = builder.start();
    process = started;
    await(() -> {
      if (!started.isAlive()) {
        throw new AssertionError("did not start:\n" + said());
      }
      return said().contains("Ctrl-C");
    });
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isBlank() && !entry.endsWith("test-classes"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The code that the summary of this start shows. */
  String setupCode() throws IOException {
    var code = CODE.matcher(said());
    if (!code.find()) {
      throw new AssertionError("no code:\n" + said());
    }
    return code.group(1);
  }

  /** Founds a company by the page of the first start, with one person in it; what was answered. */
  HttpResponse<String> found(String company, String email, String password) throws IOException {
    var nobody = new Visitor(address());
    nobody.refreshToken("/setup");
    return nobody.send(
        "POST",
        "/setup",
        Visitor.form(
            Map.of(
                "code", setupCode(),
                "name", "试验公司",
                "company", company,
                "language", "zh",
                "zone", "Asia/Shanghai",
                "models", "key-account-sales",
                "founder", "方建国",
                "number", "F001",
                "email", email,
                "password", password)),
        true);
  }

  /** Where an answer leads, without host and port. */
  String target(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("location")
        .orElseThrow(() -> new AssertionError(answer.body()))
        .replace(address(), "");
  }

  boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** SIGKILL: nothing of the application runs any further, its database server does. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /** As by Ctrl-C; by force where that does not help. */
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
    }
  }

  /** Everything of this home that runs without the application, found by where it was unpacked. */
  List<ProcessHandle> leftBehind() {
    return ProcessHandle.allProcesses()
        .filter(other ->
            other.info().command().filter(path -> Path.of(path).startsWith(home)).isPresent())
        .toList();
  }

  /** Past the application, for what its pages do not show. */
  Connection connectAsSuperuser() throws IOException, SQLException {
    var lines = Files.readAllLines(home.resolve("pg" + PostgresServer.MAJOR + "/postmaster.pid"));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/" + EmbeddedDatabase.DATABASE,
        PostgresServer.SUPERUSER,
        Files.readString(home.resolve("postgres.password")).strip());
  }

  /** Waits for something that is bound to happen. */
  static void await(Callable<Boolean> happened) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!happened.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("has not happened within " + PATIENCE);
      }
      Thread.sleep(5);
    }
  }

  private String said() throws IOException {
    return Files.exists(output) ? Files.readString(output, StandardCharsets.UTF_8) : "";
  }
}
