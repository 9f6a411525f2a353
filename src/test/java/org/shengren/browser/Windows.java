package org.shengren.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.shengren.kernel.Language;

/** Browser windows of one test, each with cookies of its own, as of different people. */
public final class Windows {
  /** What somebody holds in their hands. */
  public enum Device {
    DESKTOP(1280, 800),
    PHONE(390, 844);

    private final int width;
    private final int height;

    Device(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  private final Browser browser;
  private final String address;
  private final String test;
  private final List<BrowserContext> open = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();

  Windows(Browser browser, String address, String test) {
    this.browser = browser;
    this.address = address;
    this.test = test;
  }

  /** Where the application is, such as {@code http://127.0.0.1:41234}. */
  public String address() {
    return address;
  }

  public Page open(Device device, Language language) {
    return open(device, language, ColorScheme.LIGHT);
  }

  /** A page of a new window; {@code page.context()} is the window. */
  public Page open(Device device, Language language, ColorScheme scheme) {
    var options =
        new Browser.NewContextOptions()
            .setBaseURL(address)
            .setLocale(language == Language.ZH ? "zh-CN" : "en-GB")
            .setTimezoneId("Asia/Shanghai")
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setAcceptDownloads(true)
            .setViewportSize(device.width, device.height);
    if (device == Device.PHONE) {
      options.setDeviceScaleFactor(2).setIsMobile(true).setHasTouch(true);
    }
    var context = browser.newContext(options);
    context.setDefaultTimeout(15_000);
    context.onWebError(error -> troubles.add("script: " + error.error()));
    context.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy")
          || message.text().contains("Content-Security-Policy")) {
        troubles.add(message.text());
      }
    });
    open.add(context);
    return context.newPage();
  }

  /** A picture for whoever mends what it shows. */
  public void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(
                Path.of(
                    "target",
                    "screenshots",
                    test + "-" + name.replaceAll("[^\\p{Alnum}]+", "-") + ".png")));
  }

  /** Pictures of all pages when the test failed; scripts that broke on the way fail it as well. */
  void close(boolean failed) {
    var bad = failed || !troubles.isEmpty();
    int number = 0;
    for (var context : open) {
      for (var page : context.pages()) {
        if (bad) {
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(Path.of("target", "screenshots", test + "-" + number++ + ".png")));
        }
      }
      context.close();
    }
    if (!failed) {
      assertThat(troubles).as("what the browser complained about").isEmpty();
    }
  }
}
