package org.shengren.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * One browser a test run, fresh {@link Windows} for each test, and a picture of every open page
 * when a test fails. On Debian and Ubuntu the browser and Chinese type are installed when they are
 * missing.
 */
final class Chromium implements ParameterResolver, AfterTestExecutionCallback {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(Chromium.class);
  private static final List<String> PACKAGES = List.of("chromium-headless-shell", "fonts-noto-cjk");
  private static final List<Path> PLACES =
      Stream.concat(
              Stream.ofNullable(System.getenv("SHENGREN_CHROMIUM")).map(Path::of),
              Stream.of(
                  Path.of("/usr/bin/chromium-headless-shell"),
                  Path.of("/usr/bin/chromium"),
                  Path.of("/usr/bin/google-chrome")))
          .toList();
  private static final Path CHINESE_TYPE = Path.of("/usr/share/fonts");

  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Windows.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var running =
        context
            .getRoot()
            .getStore(OURS)
            .computeIfAbsent(Running.class, _ -> start(), Running.class);
    var port =
        SpringExtension.getApplicationContext(context)
            .getEnvironment()
            .getRequiredProperty("local.server.port", Integer.class);
    var windows =
        new Windows(
            running.browser(),
            "http://127.0.0.1:" + port,
            context.getRequiredTestClass().getSimpleName()
                + "."
                + context.getRequiredTestMethod().getName()
                + context.getDisplayName().replaceAll("[^\\p{Alnum}]+", "-"));
    context.getStore(OURS).put(Windows.class, windows);
    return windows;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    var windows = context.getStore(OURS).remove(Windows.class, Windows.class);
    if (windows != null) {
      windows.close(context.getExecutionException().isPresent());
    }
  }

  private static Running start() {
    if (find().isEmpty() || !hasChineseType()) {
      install();
    }
    var binary =
        find().orElseThrow(() -> new IllegalStateException("no Chromium found at " + PLACES));
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Running(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(binary)
                    // Root has no sandbox, and only pages of this product are opened.
                    .setChromiumSandbox(false)
                    .setArgs(
                        List.of(
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync"))));
  }

  private static Optional<Path> find() {
    return PLACES.stream().filter(Files::isExecutable).findFirst();
  }

  /** Without it every Chinese character is a box, and pictures of pages show nothing. */
  private static boolean hasChineseType() {
    if (!Files.isDirectory(CHINESE_TYPE)) {
      return !Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }
    try (var files = Files.walk(CHINESE_TYPE)) {
      return files.anyMatch(file ->
          file.getFileName().toString().matches("(?i).*(cjk|wqy|hans|cn).*\\.(ttc|otf|ttf)"));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static void install() {
    var by =
        "root".equals(System.getProperty("user.name"))
            ? List.<String>of()
            : Files.isExecutable(Path.of("/usr/bin/sudo")) ? List.of("sudo", "-n") : null;
    if (by == null || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      throw new IllegalStateException(pleaseInstall());
    }
    run(by, List.of("apt-get", "update", "-qq"));
    var command =
        new ArrayList<>(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends"));
    command.addAll(PACKAGES);
    run(by, command);
  }

  private static void run(List<String> by, List<String> command) {
    var whole = new ArrayList<>(by);
    whole.addAll(command);
    var log = Path.of("target", "apt.log");
    try {
      Files.createDirectories(Path.of("target"));
      var builder =
          new ProcessBuilder(whole)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      if (builder.start().waitFor() != 0) {
        throw new IllegalStateException(
            "“%s” failed, see %s. %s".formatted(String.join(" ", whole), log, pleaseInstall()));
      }
    } catch (IOException e) {
      throw new IllegalStateException(pleaseInstall(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String pleaseInstall() {
    return "The browser tests need Chromium and Chinese type. Install them once, as an"
        + " administrator: apt-get install "
        + String.join(" ", PACKAGES)
        + " (or set SHENGREN_CHROMIUM to the path of a Chromium).";
  }
}
