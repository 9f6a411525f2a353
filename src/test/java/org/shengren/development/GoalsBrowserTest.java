package org.shengren.development;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.shengren.measurement.ReleasedFixture.by;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.SELF;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shengren.assessment.Purpose;
import org.shengren.browser.BrowserTest;
import org.shengren.browser.SignedIn;
import org.shengren.browser.Windows;
import org.shengren.browser.Windows.Device;
import org.shengren.identity.Accounts;
import org.shengren.kernel.Language;
import org.shengren.measurement.ReleasedFixture;
import org.shengren.measurement.ReleasedFixture.Sales;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.People;
import org.shengren.tenancy.SettableClock;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * From a focus area of the report to a goal that both agree on, a check-in, what became of it, and
 * the report of the next assessment. Coordination & driving is rated 1 and later 5, everything else
 * 4: it is the only focus area, and rises by 4.0 degrees, far beyond its error of sqrt(0.5 + 0.5).
 */
@BrowserTest
@Import({CompanyFixture.class, ReleasedFixture.class})
class GoalsBrowserTest {
  private static final String PASSWORD = "two plus two is four";

  @Autowired ReleasedFixture released;
  @Autowired Accounts accounts;
  @Autowired People people;
  @Autowired Clock clock;

  @ParameterizedTest
  @CsvSource({"ZH, DESKTOP", "EN, PHONE"})
  void fromAFocusAreaToTheNextReport(Language language, Device device, Windows windows)
      throws IOException {
    var zh = language == Language.ZH;
    var sales = company();
    assess(sales, 1, clock.instant().minus(Duration.ofDays(20)));

    var self = windows.open(device, language);
    SignedIn.as(self, sales.company().code(), "P1", PASSWORD);
    self.navigate("/me");
    self.locator("section:has(#goals-next) a.button").click();
    assertThat(self.locator("section:has(.offered)")).hasCount(1);
    assertThat(self.locator(".offered")).hasCount(2);
    assertThat(self.locator("section:has(.offered)").first())
        .containsText(zh ? "协调推进能力" : "Coordination & driving");
    self.locator(".offered a.button").first().click();
    assertThat(self.locator("#practice")).not().isEmpty();
    windows.picture(self, "form-" + language.code());
    var title = self.locator(".offered.chosen h3").innerText();
    self.locator("form#write button.primary").click();
    assertThat(self.locator("h1")).hasText(title);
    assertThat(self.locator("main")).containsText(zh ? "待同意" : "Waits for a yes");
    var goal = self.url().replaceFirst("^https?://[^/]+", "");

    var manager = windows.open(device, language);
    SignedIn.as(manager, sales.company().code(), "M1", PASSWORD);
    manager.navigate("/");
    manager.locator("main a[href='" + goal + "']").first().click();
    manager.locator("#agree button.primary").click();
    assertThat(manager.locator("main")).containsText(zh ? "已同意" : "Agreed");

    self.navigate(goal);
    self.fill("#check-in-words", zh ? "客户那边两项落后，当天说清了" : "Two items lag; told them that day");
    self.locator("#check-in form button").click();
    assertThat(self.locator(".goal-steps")).containsText(zh ? "两项落后" : "Two items lag");
    self.locator("#review label:has(input[value='DONE'])").click();
    self.fill("#seen-words", zh ? "九个节点八个按期" : "Eight of nine milestones in time");
    self.locator("#review form button").click();
    windows.picture(self, "reviewed-" + language.code());

    manager.navigate("/");
    manager.locator("main a[href='" + goal + "']").first().click();
    manager.locator("#close button.primary").click();
    assertThat(manager.locator("main")).containsText(zh ? "已结束" : "Closed");

    assess(sales, 5, clock.instant().plus(Duration.ofDays(30)));
    self.navigate("/me");
    assertThat(self.locator("#reached")).hasCount(1);
    assertThat(self.locator("#goals-next")).hasCount(1);
    var section = self.locator("section:has(#reached)");
    assertThat(section).containsText(title);
    assertThat(section).containsText(zh ? "做到了" : "Done");
    assertThat(section).containsText(zh ? "九个节点八个按期" : "Eight of nine milestones in time");
    assertThat(section)
        .containsText(zh ? "协调推进能力提高了 4.0 度" : "Coordination & driving rose by 4.0 degrees");
    windows.picture(self, "report-" + language.code());
    checkPdf(self, title, zh ? "提高了4.0度" : "roseby4.0degrees");
  }

  private static void checkPdf(Page page, String title, String movement) throws IOException {
    var download =
        page.waitForDownload(() -> page.locator("main a[href*='/report.pdf']").first().click());
    try (var document = Loader.loadPDF(download.path().toFile())) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      assertThat(stripper.getText(document).replaceAll("\\s+", ""))
          .contains(title.replaceAll("\\s+", ""), movement)
          .doesNotContain("??");
    }
  }

  private Sales company() {
    var sales = released.sales();
    Tenancy.run(
        sales.company().tenant(),
        () -> {
          people.appoint(
              sales.company().founder(),
              sales.person(),
              new NewAppointment(
                  sales.company().east(),
                  Optional.of(sales.accountManager()),
                  Optional.of(sales.manager()),
                  LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai")).minusDays(60)));
          accounts.open(sales.company().tenant(), sales.person(), PASSWORD);
          accounts.open(sales.company().tenant(), sales.manager(), PASSWORD);
        });
    return sales;
  }

  private void assess(Sales sales, int coordination, Instant moment) {
    var rated =
        by(Map.of("CE", 4, "LA", 4, "CD", coordination, "MI", 4, "PT", 4, "CR", 4, "SB", 4));
    SettableClock.at(
        moment,
        () ->
            released
                .assessment(sales, sales.person(), Purpose.PLACEMENT)
                .rated(SELF, rated)
                .rated(MANAGER, rated)
                .released());
  }
}
