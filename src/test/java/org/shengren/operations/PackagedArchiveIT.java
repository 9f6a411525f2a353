package org.shengren.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The archive as somebody unpacks and starts it. */
class PackagedArchiveIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Set<String> MAY_BE_SHIPPED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "0BSD",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-2.0",
          "PostgreSQL",
          "LGPL-2.1-or-later");

  private static final Set<String> READ =
      Set.of("spring-session-core", "spring-session-jdbc", "bcprov-jdk18on");

  @TempDir static Path place;
  private static Path unpacked = Path.of("");

  @BeforeAll
  static void unpack() throws Exception {
    var archive = Path.of(System.getProperty("shengren.archive"));
    var tar =
        new ProcessBuilder("tar", "xzf", archive.toString(), "-C", place.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    try (var inside = Files.list(place)) {
      unpacked = inside.findFirst().orElseThrow();
    }
  }

  @Test
  void startsByOneCommandAndFromTheSecondStartOutOfItsCache() throws Exception {
    assertThat(startAndStop()).contains("First start").contains("Ctrl-C");
    try (var cached = Files.list(unpacked.resolve("cache"))) {
      assertThat(cached.map(file -> file.getFileName().toString()))
          .filteredOn(name -> !name.endsWith(".log"))
          .singleElement()
          .asString()
          .endsWith(".aot");
    }

    var second = startAndStop();

    assertThat(second)
        .doesNotContain("First start")
        .contains("Ctrl-C")
        .doesNotContainIgnoringCase("warning")
        .doesNotContain("left behind");
  }

  @Test
  void everyPartIsListedWithALicenceThatMayBeShipped() throws IOException {
    var parts =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(unpacked.resolve("sbom.cdx.json")))
            .get("components");
    assertThat(parts).hasSizeGreaterThan(50);
    for (var part : parts) {
      var name = part.path("name").asString();
      // Those without an identifier of SPDX: the licence in their jar was read.
      assertThat(
              READ.contains(name)
                  || part.path("licenses").findValuesAsString("id").stream()
                      .anyMatch(MAY_BE_SHIPPED::contains))
          .as(name + " " + part.path("licenses"))
          .isTrue();
    }
    try (var shipped = Files.list(unpacked.resolve("lib"))) {
      var names = shipped.map(file -> file.getFileName().toString()).toList();
      for (var part : parts) {
        assertThat(names)
            .contains(
                part.path("name").asString() + "-" + part.path("version").asString() + ".jar");
      }
    }
  }

  @Test
  void saysWhichJavaItNeeds() throws Exception {
    var home = place.resolve("old-java");
    var old = Files.createDirectories(home.resolve("bin"));
    var java =
        Files.writeString(
            old.resolve("java"),
            "#!/bin/sh\necho 'OpenJDK Runtime Environment (build 17.0.1+1)' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    var start = command();
    start.environment().put("JAVA_HOME", home.toString());

    var process = start.start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Java 25")
        .contains("JAVA_HOME");
    assertThat(process.waitFor()).isOne();
  }

  private static String startAndStop() throws Exception {
    var port = freePort();
    var start = command();
    start.environment().put("SERVER_PORT", Integer.toString(port));
    start.environment().put("SHENGREN_DEMO", "false");
    var log = place.resolve("start.log");
    var process = start.redirectOutput(log.toFile()).start();
    try {
      var late = System.nanoTime() + PATIENCE.toNanos();
      while (!Files.readString(log).contains("Ctrl-C")) {
        assertThat(process.isAlive()).as(() -> said(log)).isTrue();
        assertThat(System.nanoTime()).as(() -> said(log)).isLessThan(late);
        TimeUnit.MILLISECONDS.sleep(100);
      }
      try (var browser = HttpClient.newHttpClient()) {
        var page =
            browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
      }
    } finally {
      process.destroy();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    }
    return said(log);
  }

  private static ProcessBuilder command() {
    var start =
        new ProcessBuilder(List.of(unpacked.resolve("shengren").toString()))
            .redirectErrorStream(true);
    start
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SPRING_") || name.startsWith("SHENGREN_"));
    start.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return start;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
