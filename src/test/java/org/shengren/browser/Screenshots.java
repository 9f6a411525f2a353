package org.shengren.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
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
  private static final String CAMPAIGNS = "YL1106";
  private static final String ADMINISTRATOR = "YL1116";

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
          new Shot("import", HR, _ -> "/people/import"),
          new Shot("import-check", HR, Screenshots::checkedFile),
          new Shot("unit", HR, _ -> "/insight"),
          new Shot("near", HR, Screenshots::nearKeyAccountManager),
          new Shot("goal", EMPLOYEE, page -> linkOn(page, "/goals", "main h3 a")),
          new Shot(
              "board", CAMPAIGNS, page -> linkOn(page, "/assessments", "main li.item a.button")),
          new Shot("administration", ADMINISTRATOR, _ -> "/administration"));

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

  private static String linkOn(Page page, String address, String selector) {
    page.navigate(address);
    return link(page, selector);
  }

  private static String nearKeyAccountManager(Page page) {
    return linkOn(
            page, "/positions", "main a:text-is('大客户经理'), main a:text-is('Key account manager')")
        + "/near";
  }

  /** A newcomer, a move, and a position nobody knows: what the check is for. */
  private static String checkedFile(Page page) {
    page.navigate("/people/import");
    page.setInputFiles(
        "input[name='file']",
        new FilePayload(
            "people.csv",
            "text/csv",
            """
            number,name,name_en,unit,position,joined
            YL1201,丁若溪,Ding Ruoxi,华东销售部,大客户销售专员,2026-11-16
            YL1008,陈岩,Chen Yan,华北销售部,,
            YL1202,秦望舒,Qin Wangshu,华东销售部,大客户行家,2026-11-16
            """
                .getBytes(StandardCharsets.UTF_8)));
    page.locator("main form:has(input[name='file']) button.primary").click();
    page.waitForURL("**/people/import/*");
    return page.url();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
