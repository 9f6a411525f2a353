package org.shengren.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shengren.browser.Windows.Device;
import org.shengren.identity.Accounts;
import org.shengren.kernel.Language;
import org.shengren.kernel.Role;
import org.shengren.kernel.Text;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.NewPerson;
import org.shengren.organization.People;
import org.shengren.organization.Roles;
import org.shengren.organization.Units;
import org.shengren.setup.NewOrganisation;
import org.shengren.setup.Organisations;
import org.shengren.setup.Organisations.Founded;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The main job from end to end, as people do it: HR imports people, invites them and starts an
 * assessment; the employee rates on the phone, with the line down for a while; the manager rates
 * without seeing that; they agree; the report says what a hand calculation says, on the page and in
 * the PDF.
 *
 * <p><b>The arithmetic.</b> One manager alone gives all behaviours of a competency the same
 * category, so each mean is that category and each standard error sqrt(0.5) = 0.7071 (a self-rating
 * never counts towards a requirement). A requirement of degree 3.5 is met from 3.0 on; a level is
 * held where its behaviours are shown at 3 or better, which is 2.5 on the mean. P is the
 * probability of lying above the bar; met from 0.70 on, a focus area below 0.30.
 *
 * <pre>
 *      weight  asked    mean  bar  z = (mean - bar)/.7071       P
 * CE    15 %   3.5      4     3.0   1.414                      .921  met; above 3.5: z .707, P .760: strength
 * LA    10 %   3.0      3     2.5   0.707                      .760  met
 * CD    15 %   3.5      2     3.0  -1.414                      .079  focus area, 3.0 - 2 = 1.0 short
 * MI    10 %   level 2  4     2.5   2.121                      .983  met; above 3: z 1.414, P .921: strength
 * PT    15 %   level 2  1     2.5  -2.121                      .017  level 1 not shown either: position 0, 2.0 short
 * CR    20 % * level 2  3     2.5   0.707                      .760  met
 * SB    15 % * level 2  2     2.5  -0.707                      .240  position (2 - 1)/(2.5 - 1) = .667, 2 - .667 = 1.3 short
 * </pre>
 *
 * <p>Met: 15 + 10 + 10 + 20 = 55 % of the weight. Of the two must-haves (*) one is met and SB is
 * short by more than one level: growing. Focus areas by must-have, then weight x gap: SB, PT (15 x
 * 2.0 = 30), CD (15 x 1.0 = 15).
 */
@BrowserTest
class MainPathBrowserTest {
  private static final String PASSWORD = "two plus two is four";

  private static final Map<String, Integer> MANAGER =
      Map.of("CE", 4, "LA", 3, "CD", 2, "MI", 4, "PT", 1, "CR", 3, "SB", 2);

  @Autowired Organisations organisations;
  @Autowired Units units;
  @Autowired People people;
  @Autowired Roles roles;
  @Autowired Accounts accounts;

  @ParameterizedTest
  @CsvSource({"ZH, DESKTOP", "EN, PHONE"})
  void fromAListOfPeopleToAReportThatIsRight(Language language, Device office, Windows windows)
      throws IOException {
    var company = "path-" + language.code();
    found(company);

    var hr = windows.open(office, language);
    SignedIn.as(hr, company, "hr@" + company + ".example", PASSWORD);
    importPeople(hr, company);
    var links = invite(hr);
    startAssessment(hr);

    var self = windows.open(Device.PHONE, language);
    welcome(self, link(links, "E002"));
    openTask(self);
    assertThat(self.locator("main")).containsText(language == Language.ZH ? "分钟" : "minutes");
    rateOnThePhoneWithTheLineDownForAWhile(self);
    submit(self);
    var own = path(self).replaceFirst("(/assignments/[^/]+).*", "$1");

    var manager = windows.open(office, language);
    welcome(manager, link(links, "E001"));
    assertThat(manager.navigate(own).status()).isEqualTo(404);
    manager.navigate("/");
    openTask(manager);
    begin(manager);
    assertThat(manager.locator("[data-indicator] input:checked")).hasCount(0);
    rate(manager, MANAGER);
    submit(manager);

    agree(self);
    var report = agree(manager);

    self.navigate("/me");
    checkReport(self, language);
    checkPdf(self, language);
    manager.navigate(report);
    assertThat(manager.locator("main"))
        .containsText(language == Language.ZH ? "55%" : "55% of the weight met");
  }

  private void checkReport(Page page, Language language) {
    var text = page.locator("main").innerText().replaceAll("\\s+", " ");
    if (language == Language.ZH) {
      assertThat(text)
          .contains("沟通表达能力和市场信息分析是您的优势")
          .contains("销售业务管理（差 1.3 级）、产品技术知识（差 2.0 级）和协调推进能力（差 1.0 度）")
          .contains("成长中")
          .contains("达到的权重 55%，尚不清楚的 0%；必备 2 项，已达到 1 项。")
          .doesNotContain("不胜任", "??", "很可能");
    } else {
      assertThat(text)
          .contains("you are strong in Communication & expression and Market information analysis")
          .contains(
              "Sales business management (1.3 levels short), Product & technical knowledge (2.0"
                  + " levels short) and Coordination & driving (1.0 degrees short)")
          .contains("Growing")
          .contains("55% of the weight met, 0% not known yet; 1 of 2 must-haves met.")
          .doesNotContain("incompetent", "??", "Probably");
    }
  }

  private void checkPdf(Page page, Language language) throws IOException {
    var download =
        page.waitForDownload(() -> page.locator("main a[href*='/report.pdf']").first().click());
    try (var document = Loader.loadPDF(download.path().toFile())) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      var text = stripper.getText(document).replaceAll("\\s+", "");
      if (language == Language.ZH) {
        assertThat(text).contains("沟通表达能力和市场信息分析是您的优势", "差1.3级", "达到的权重55%", "王雪");
      } else {
        assertThat(text)
            .contains("youarestrongin", "1.3levelsshort", "55%oftheweightmet", "WangXue");
      }
      assertThat(text).doesNotContain("#", "??");
      for (var sheet : document.getPages()) {
        assertThat(Math.round(sheet.getMediaBox().getWidth())).isEqualTo(595);
        assertThat(Math.round(sheet.getMediaBox().getHeight())).isEqualTo(842);
      }
    }
  }

  /** Gives the address of the report, which is linked once both have agreed. */
  private static String agree(Page page) {
    page.navigate("/");
    page.locator("main a[href*='/conversation']").first().click();
    page.locator("label:has(input[value='AGREED'])").click();
    page.locator("#confirm button.primary").click();
    page.waitForLoadState();
    var report = page.locator("main a[href*='/report']");
    return report.count() == 0 ? "" : Objects.requireNonNull(report.first().getAttribute("href"));
  }

  private void rateOnThePhoneWithTheLineDownForAWhile(Page page) {
    begin(page);
    var saved = page.locator("#saved");
    choose(page, 0, 5);
    assertThat(saved).hasText(Pattern.compile(".*\\d\\d:\\d\\d.*"));
    page.context().setOffline(true);
    choose(page, 1, 5);
    assertThat(saved).hasText(Pattern.compile(".*(离线|Offline).*"));
    next(page);
    choose(page, 0, 3);
    assertThat(saved).hasText(Pattern.compile(".*2.*"));
    page.context().setOffline(false);
    assertThat(saved).hasText(Pattern.compile(".*\\d\\d:\\d\\d.*"));
    // Nothing that was given without the line is asked again.
    page.reload();
    assertThat(shown(page).nth(0).locator("input[value='3']")).isChecked();
    page.locator("section:not([hidden]) [data-go]:not(.primary)").click();
    assertThat(shown(page).nth(1).locator("input[value='5']")).isChecked();
    rate(page, Map.of());
  }

  private static void begin(Page page) {
    page.locator("main form button.primary").click();
    assertThat(page).hasURL(Pattern.compile(".*/competencies/.*"));
  }

  /** All that is not answered, section by section; what is not named gets a 3, as does the core. */
  private static void rate(Page page, Map<String, Integer> categories) {
    while (path(page).contains("/competencies/")) {
      var section =
          Objects.requireNonNull(
              page.locator("[data-section]:not([hidden])").getAttribute("aria-labelledby"));
      var category = categories.getOrDefault(section.replace("name-", ""), 3);
      int items = shown(page).count();
      for (int item = 0; item < items; item++) {
        if (shown(page).nth(item).locator("input:checked").count() == 0) {
          choose(page, item, category);
        }
      }
      next(page);
    }
  }

  private static Locator shown(Page page) {
    return page.locator("[data-section]:not([hidden]) [data-indicator]");
  }

  private static void choose(Page page, int item, int category) {
    shown(page).nth(item).locator("label:has(input[value='" + category + "'])").click();
  }

  private static void next(Page page) {
    var before = page.url();
    page.locator("section:not([hidden]) [data-go].primary").click();
    page.waitForURL(url -> !url.equals(before));
  }

  private static void submit(Page page) {
    assertThat(page).hasURL(Pattern.compile(".*/submission"));
    page.locator("form[action$='/submission'] button.primary").click();
    assertThat(page).not().hasURL(Pattern.compile(".*/submission"));
  }

  private static void openTask(Page page) {
    page.locator("main a[href*='/assignments/']").first().click();
    page.waitForURL("**/assignments/**");
  }

  private static void welcome(Page page, String address) {
    page.navigate(address);
    page.fill("input[name='next']", PASSWORD);
    page.fill("input[name='again']", PASSWORD);
    page.locator("main form button.primary").click();
    page.waitForURL(url -> !url.contains("/welcome/"));
    page.navigate("/");
  }

  private static void startAssessment(Page page) {
    page.navigate("/assessments/new");
    page.selectOption(
        "#for-unit",
        page.locator(
                "#for-unit option",
                new Page.LocatorOptions().setHasText(Pattern.compile("销售部|Sales")))
            .first()
            .getAttribute("value"));
    page.waitForURL("**/assessments/new?unit=*");
    assertThat(page.locator("input[name='leaveOut']")).hasCount(1);
    page.locator("form[action$='/assessments'] button.primary").click();
    assertThat(page).hasURL(Pattern.compile(".*/assessments/[0-9a-f-]{36}"));
  }

  private static String invite(Page page) {
    page.navigate("/people/invitations");
    page.locator("main form button.primary").click();
    return page.locator("#lines").inputValue();
  }

  private static String link(String links, String number) {
    return links
        .lines()
        .filter(line -> line.startsWith(number + "\t"))
        .map(line -> line.substring(line.indexOf("/welcome/")))
        .findFirst()
        .orElseThrow();
  }

  private static void importPeople(Page page, String company) {
    page.navigate("/people/import");
    page.setInputFiles(
        "input[name='file']",
        new FilePayload(
            "people.csv",
            "text/csv",
            """
            工号,姓名,英文名,邮箱,组织单元,岗位,上级工号,入职日期
            E001,高远,Gao Yuan,e001@%1$s.example,SALES,,,2021-03-01
            E002,王雪,Wang Xue,e002@%1$s.example,SALES,key-account-manager,E001,2022-05-09
            """
                .formatted(company)
                .getBytes(StandardCharsets.UTF_8)));
    page.locator("form[action$='/people/import'] button.primary").click();
    page.locator("form[action$='/confirmation'] button.primary").click();
    page.waitForURL("**/people/import/*/result");
    page.navigate("/people");
    assertThat(page.locator("main")).containsText(Pattern.compile("王雪|Wang Xue"));
  }

  private static String path(Page page) {
    return page.url().replaceFirst("^https?://[^/]+", "");
  }

  /**
   * A company with its models, a unit of sales and an HR partner of everything, who has no more.
   */
  private Founded found(String company) {
    var from = LocalDate.of(2020, 1, 1);
    return organisations.found(
        new NewOrganisation(
            company,
            Text.of("明河科技", "Minghe Technology"),
            Language.ZH,
            ZoneId.of("Asia/Shanghai"),
            "HQ",
            new NewOrganisation.Founder(
                "F001",
                Text.of("方建国", "Fang Jianguo"),
                "founder@" + company + ".example",
                PASSWORD,
                from),
            List.of("core", "key-account-sales")),
        founded -> {
          units.create(
              founded.viewer(), "SALES", Text.of("销售部", "Sales"), Optional.of(founded.root()));
          var hr =
              people.hire(
                  founded.viewer(),
                  new NewPerson(
                      "H001",
                      Text.of("孙丽", "Sun Li"),
                      Optional.of("hr@" + company + ".example"),
                      Optional.empty(),
                      from,
                      new NewAppointment(
                          founded.root(), Optional.empty(), Optional.empty(), from)));
          roles.grant(founded.viewer(), hr, Role.HR_PARTNER, Optional.of(founded.root()));
          accounts.open(founded.tenant(), hr, PASSWORD);
        });
  }
}
