package org.shengren.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** From a disagreement to the decision on an appeal, each step by the person whose it is. */
@BrowserTest
@Import({CompanyFixture.class, AssessmentFixture.class})
class DueProcessBrowserTest {
  private static final String PASSWORD = "a long enough password";

  @Autowired AssessmentFixture fixture;
  @Autowired CompanyFixture companies;
  @Autowired Accounts accounts;

  private Sales sales;
  private Running running;

  @BeforeEach
  void bothHaveRated() {
    sales = fixture.sales();
    running = fixture.started(sales);
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 2);
    var another =
        fixture.hire(
            sales.company(), "X1", "何静", "He Jing", Optional.empty(), Optional.<PersonId>empty());
    var partner = companies.partner(sales.company(), "H1", sales.company().sales()).person();
    for (var person :
        List.of(
            sales.person(),
            sales.manager(),
            sales.company().founder().person(),
            another,
            partner)) {
      open(person);
    }
  }

  private void open(PersonId person) {
    Tenancy.run(
        sales.company().tenant(), () -> accounts.open(sales.company().tenant(), person, PASSWORD));
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP, ZH", "PHONE, EN"})
  void aDisagreementIsDecidedShownAppealedAndDecidedBySomebodyElse(
      Device device, Language language, Windows windows) {
    var zh = language == Language.ZH;
    var conversation = "/participants/" + running.participant().value() + "/conversation";

    // The person reads the guide and cannot agree on one competency.
    var person = windows.open(device, language);
    signIn(person, "p1");
    person.navigate(conversation);
    assertThat(person.locator("#guide + ol > li")).hasCount(2);
    var disputed = person.locator("input[name='competency']");
    assertThat(disputed.first()).isHidden();
    person.locator("input[name='stance'][value='DISAGREED']").check();
    for (int i = 1; i < disputed.count(); i++) {
      disputed.nth(i).uncheck();
    }
    person.locator("#confirm button.primary").click();
    assertThat(person.locator("#confirm .notice.bad")).isVisible();
    person.fill("#note", zh ? "二季度的投标没有计入" : "The second-quarter tender is missing");
    person.locator("#confirm button.primary").click();
    assertThat(person.locator("main"))
        .containsText(zh ? "已提请上一级决定" : "The next level is asked to decide");

    // The second line finds it at home, reads both views and decides.
    var superior = windows.open(device, language);
    signIn(superior, "founder");
    superior.navigate("/");
    superior.locator("main a[href*='/disputes/']").first().click();
    assertThat(superior.locator("main"))
        .containsText(zh ? "二季度的投标没有计入" : "The second-quarter tender is missing");
    choose(superior, 3);
    superior.locator("main textarea").fill(zh ? "投标记录齐全" : "The tender is on record");
    superior.locator("#decision button.primary").click();
    assertThat(superior.locator("main .headline")).hasText(zh ? "您已作出决定。" : "You have decided.");

    // The report says so, and the person appeals.
    person.navigate("/people/" + sales.person().value() + "/report");
    assertThat(person.locator("section[aria-labelledby='agreed-results']"))
        .containsText(zh ? "投标记录齐全" : "The tender is on record");
    person.navigate(conversation);
    person.locator("a[href$='/appeal']").click();
    person.locator("input[name='competency']").first().check();
    person.fill("#reason", zh ? "三季度的记录没有计入" : "The third quarter is missing");
    person.locator("main form button.primary").click();
    assertThat(person.locator("main")).containsText(zh ? "正等决定" : "Until the decision");

    // Nobody stands above who decided: the HR partner names somebody, without reading the matter.
    var partner = windows.open(device, language);
    signIn(partner, "h1");
    partner.navigate("/");
    partner.locator("main a[href$='/decider']").first().click();
    assertThat(partner.locator("main"))
        .not()
        .containsText(zh ? "三季度的记录没有计入" : "The third quarter is missing");
    partner.fill("#words", "X1");
    partner.press("#words", "Enter");
    partner.locator("input[name='person']").first().check();
    partner.locator("main form[method='post'] button.primary").click();

    var another = windows.open(device, language);
    signIn(another, "x1");
    another.navigate("/");
    another.locator("main a[href*='/disputes/']").first().click();
    choose(another, 5);
    another.locator("main textarea").fill(zh ? "补充的记录成立" : "The records hold");
    another.locator("#decision button.primary").click();
    person.navigate("/people/" + sales.person().value() + "/report");
    assertThat(person.locator("section[aria-labelledby='agreed-results']"))
        .containsText(zh ? "补充的记录成立" : "The records hold");
    assertThat(person.locator("section[aria-labelledby='agreed-results']"))
        .containsText(zh ? "投标记录齐全" : "The tender is on record");
    for (var page : List.of(person, superior, partner, another)) {
      assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
          .isLessThanOrEqualTo(device == Device.PHONE ? 390 : 1280);
    }
    windows.picture(superior, "decided-" + device + language);
    person.navigate(conversation);
    windows.picture(person, "conversation-" + device + language);
  }

  /** The same answer everywhere; behind each choice lies a label that people press. */
  private static void choose(Page page, int category) {
    for (var choice : page.locator(".settle input[value='" + category + "']").all()) {
      choice.check();
    }
  }

  private void signIn(Page page, String number) {
    page.navigate("/sign-in");
    page.fill("#username", number + "@" + sales.company().code() + ".example");
    if (page.locator("#company").count() > 0) {
      page.fill("#company", sales.company().code());
    }
    page.fill("#password", PASSWORD);
    page.locator("form:has(#password) button.primary").click();
    assertThat(page).not().hasURL(Pattern.compile(".*/sign-in.*"));
  }
}
