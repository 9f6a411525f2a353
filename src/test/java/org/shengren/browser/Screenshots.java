package org.shengren.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shengren.browser.Windows.Device;
import org.shengren.kernel.Language;
import org.springframework.test.context.TestPropertySource;

/**
 * Pictures of the main pages with the demo company, into {@code docs/screenshots/}. Not part of the
 * normal run, for its name: {@code mvn test -Dtest=Screenshots}.
 */
@BrowserTest
@TestPropertySource(properties = "shengren.demo=true")
class Screenshots {
  private static final String NOBODY = "";
  private static final String EMPLOYEE = "YL1007";
  private static final String MANAGER = "YL1005";
  private static final String HR = "YL1105";

  /** What people open most, and therefore seen on the phone and in the dark too. */
  private static final Set<String> EVERYWHERE =
      Set.of("sign-in", "home", "report", "team", "rating");

  /** A page: how the file is called, who looks, and where it is once home stands. */
  private record Shot(String name, String who, Function<Page, String> address) {}

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("sign-in", NOBODY, _ -> "/sign-in"),
          new Shot("home", MANAGER, _ -> "/"),
          new Shot("report", EMPLOYEE, _ -> "/me"),
          new Shot("team", MANAGER, _ -> "/team"),
          new Shot("model", EMPLOYEE, _ -> "/models/key-account-sales"),
          new Shot("competency", EMPLOYEE, _ -> "/models/key-account-sales/competencies/MI"),
          new Shot("matrix", EMPLOYEE, _ -> "/models/key-account-sales/requirements"),
          new Shot(
              "rating",
              MANAGER,
              page ->
                  link(page, "main a[href*='/assignments/']").split("/competencies", 2)[0]
                      + "/competencies/CD"),
          new Shot("conversation", MANAGER, page -> link(page, "main a[href*='/conversation']")),
          new Shot("people", HR, _ -> "/people"),
          new Shot("import", HR, _ -> "/people/import"));

  static List<Arguments> views() {
    return List.of(
        Arguments.of(Device.DESKTOP, Language.ZH, ColorScheme.LIGHT),
        Arguments.of(Device.DESKTOP, Language.EN, ColorScheme.LIGHT),
        Arguments.of(Device.PHONE, Language.ZH, ColorScheme.LIGHT),
        Arguments.of(Device.PHONE, Language.EN, ColorScheme.DARK),
        Arguments.of(Device.DESKTOP, Language.ZH, ColorScheme.DARK));
  }

  @ParameterizedTest
  @MethodSource("views")
  void take(Device device, Language language, ColorScheme scheme, Windows windows) {
    for (var shot : SHOTS) {
      var usual = device == Device.DESKTOP && scheme == ColorScheme.LIGHT;
      if (!usual && !EVERYWHERE.contains(shot.name())) {
        continue;
      }
      var page = windows.open(device, language, scheme);
      page.navigate("/sign-in");
      if (!shot.who().isEmpty()) {
        page.locator("form:has(input[value='" + shot.who() + "']) button").first().click();
        page.waitForURL("**/");
      }
      page.navigate(shot.address().apply(page));
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(device == Device.DESKTOP)
              .setPath(
                  Path.of(
                      "docs",
                      "screenshots",
                      String.join("-", shot.name(), language.code(), lower(device), lower(scheme))
                          + ".png")));
      page.context().close();
    }
  }

  private static String link(Page page, String selector) {
    return page.locator(selector).first().getAttribute("href");
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
