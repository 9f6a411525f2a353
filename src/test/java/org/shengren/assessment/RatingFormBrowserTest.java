package org.shengren.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.assessment.AssessmentFixture.Running;
import org.shengren.assessment.AssessmentFixture.Sales;
import org.shengren.browser.BrowserTest;
import org.shengren.browser.Windows;
import org.shengren.browser.Windows.Device;
import org.shengren.identity.Accounts;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@BrowserTest
@Import({CompanyFixture.class, AssessmentFixture.class})
class RatingFormBrowserTest {
  private static final String PASSWORD = "a long enough password";

  @Autowired AssessmentFixture fixture;
  @Autowired Accounts accounts;
  @Autowired SheetQuery sheets;
  @Autowired Ratings ratings;

  private Sales sales;
  private Running running;

  @BeforeEach
  void start() {
    sales = fixture.sales();
    running = fixture.started(sales);
    for (var person : List.of(sales.person(), sales.manager())) {
      Tenancy.run(
          sales.company().tenant(),
          () -> accounts.open(sales.company().tenant(), person, PASSWORD));
    }
  }

  @Test
  void anAnswerGivenWithoutALineIsKeptOnTheDeviceAndSentWhenTheLineIsBack(Windows windows) {
    var page = form(windows, Device.PHONE, Language.EN, sales.person(), running.self());
    choose(page, 0, "4");
    assertThat(page.locator("#saved")).hasText(Pattern.compile("Saved \\d\\d:\\d\\d"));

    page.context().setOffline(true);
    choose(page, 1, "2");
    assertThat(page.locator("#saved")).containsText("Offline, kept on this device: 1");
    // The next competency is there without a line too.
    page.locator("section:not([hidden]) [data-go].primary").click();
    assertThat(page).hasURL(Pattern.compile(".*/competencies/LA"));
    choose(page, 0, "5");
    assertThat(page.locator("#saved")).containsText("Offline, kept on this device: 2");
    assertThat(answered()).isEqualTo(1);

    page.context().setOffline(false);
    assertThat(page.locator("#saved")).hasText(Pattern.compile("Saved \\d\\d:\\d\\d"));
    assertThat(answered()).isEqualTo(3);
  }

  @Test
  void whatWasNotSentBeforeTheBrowserClosedIsSentOnTheNextVisit(Windows windows) {
    var page = form(windows, Device.PHONE, Language.ZH, sales.person(), running.self());
    page.context().setOffline(true);
    choose(page, 0, "3");
    assertThat(page.locator("#saved")).containsText("离线，1 条已存在本机");
    page.close();

    var context = page.context();
    context.setOffline(false);
    var later = context.newPage();
    later.navigate("/assignments/" + running.self().value() + "/competencies/CE");
    assertThat(later.locator("#saved")).hasText(Pattern.compile("已保存 \\d\\d:\\d\\d"));
    assertThat(radio(later, 0, "3")).isChecked();
    assertThat(answered()).isEqualTo(1);
  }

  @Test
  void afterTheSessionHasEndedTheAnswerWaitsForTheNextSignIn(Windows windows) {
    var page = form(windows, Device.DESKTOP, Language.EN, sales.person(), running.self());
    page.context().clearCookies();
    choose(page, 0, "2");
    assertThat(page.locator("#saved")).containsText("Your session has ended");
    assertThat(answered()).isZero();
    signIn(page, sales.person());
    page.navigate("/assignments/" + running.self().value() + "/competencies/CE");
    assertThat(page.locator("#saved")).hasText(Pattern.compile("Saved \\d\\d:\\d\\d"));
    assertThat(answered()).isEqualTo(1);
  }

  @Test
  void theOtherDeviceIsShownInsteadOfOverwritten(Windows windows) {
    var desk = form(windows, Device.DESKTOP, Language.EN, sales.person(), running.self());
    var phone = form(windows, Device.PHONE, Language.EN, sales.person(), running.self());
    choose(desk, 0, "2");
    assertThat(desk.locator("#saved")).containsText("Saved");
    choose(phone, 0, "4");
    var conflict = phone.locator(".conflict").first();
    assertThat(conflict).containsText("On another device: “2 Prompted”");
    assertThat(conflict).containsText("Here: “4 Difficult”");
    conflict.getByText("Use this one").click();
    assertThat(phone.locator("#saved")).hasText(Pattern.compile("Saved \\d\\d:\\d\\d"));
    choose(desk, 0, "5");
    desk.locator(".conflict").first().getByText("Keep the other").click();
    assertThat(radio(desk, 0, "4")).isChecked();
    assertThat(first()).isEqualTo("4");
  }

  @Test
  void theWholeFormIsFilledInByKeysAndHandedIn(Windows windows) {
    var page = form(windows, Device.DESKTOP, Language.EN, sales.manager(), running.manager());
    var sections = page.locator("[data-section]").count();
    for (int section = 0; section < sections; section++) {
      var shown = page.locator("[data-section]:not([hidden])");
      int items = shown.locator("[data-indicator]").count();
      for (int item = 0; item < items; item++) {
        page.keyboard().press(item == 0 && section == 0 ? "0" : "4");
      }
      page.keyboard().press("Enter");
    }
    assertThat(page).hasURL(Pattern.compile(".*/submission"));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Submit")).click();
    assertThat(page.getByText("You have submitted. Thank you.")).isVisible();
    var sheet = fixture.in(sales, () -> sheets.of(sales.boss(), running.manager()));
    assertThat(sheet.isSubmitted()).isTrue();
    assertThat(sheet.sections().getFirst().items().getFirst().answer()).isEqualTo("CANNOT_JUDGE");
    assertThat(sheet.sections().getLast().items().getLast().answer()).isEqualTo("4");
  }

  @Test
  void withoutScriptsACompetencyIsSavedAtOnce(Windows windows) {
    var page = form(windows, Device.DESKTOP, Language.EN, sales.person(), running.self());
    page.route(Pattern.compile(".*rating-form.*\\.js"), route -> route.abort());
    page.reload();
    radio(page, 0, "3").check();
    radio(page, 1, "NO_OCCASION").check();
    page.locator("section:not([hidden]) [data-go].primary").click();
    assertThat(page).hasURL(Pattern.compile(".*/competencies/LA"));
    assertThat(answered()).isEqualTo(2);
  }

  private Page form(
      Windows windows, Device device, Language language, PersonId person, AssignmentId assignment) {
    var page = windows.open(device, language);
    signIn(page, person);
    page.navigate("/assignments/" + assignment.value());
    page.locator("main form button.primary").click();
    assertThat(page).hasURL(Pattern.compile(".*/competencies/.*"));
    return page;
  }

  private void signIn(Page page, PersonId person) {
    page.navigate("/sign-in");
    page.fill(
        "#username",
        (person.equals(sales.person()) ? "p1@" : "m1@") + sales.company().code() + ".example");
    if (page.locator("#company").count() > 0) {
      page.fill("#company", sales.company().code());
    }
    page.fill("#password", PASSWORD);
    page.locator("form:has(#password) button.primary").click();
    assertThat(page).not().hasURL(Pattern.compile(".*/sign-in.*"));
  }

  private static void choose(Page page, int item, String answer) {
    page.locator("section:not([hidden]) [data-indicator]")
        .nth(item)
        .locator("label:has(input[value='" + answer + "'])")
        .click();
  }

  private static Locator radio(Page page, int item, String answer) {
    return page.locator("section:not([hidden]) [data-indicator]")
        .nth(item)
        .locator("input[value='" + answer + "']");
  }

  private int answered() {
    return fixture.in(sales, () -> sheets.of(sales.self(), running.self())).answered();
  }

  private String first() {
    return String.valueOf(
        fixture
            .in(sales, () -> sheets.of(sales.self(), running.self()))
            .sections()
            .getFirst()
            .items()
            .getFirst()
            .answer());
  }
}
