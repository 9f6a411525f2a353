package org.shengren.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/** The assessments of a unit from the start to a withdrawal, as HR does it. */
@BrowserTest
@Import({CompanyFixture.class, AssessmentFixture.class})
class UnitAssessmentsBrowserTest {
  private static final String PASSWORD = "a long enough password";
  private static final Pattern BOARD = Pattern.compile(".*/assessments/[0-9a-f-]{36}(\\?.*|#.*)?");

  @Autowired AssessmentFixture fixture;
  @Autowired CompanyFixture companies;
  @Autowired Accounts accounts;

  private Sales sales;

  @BeforeEach
  void company() {
    sales = fixture.sales();
    hire("P2", "陈燕", "Chen Yan");
    fixture.hire(
        sales.company(),
        "P3",
        "高远",
        "Gao Yuan",
        Optional.of(sales.position()),
        Optional.<PersonId>empty());
    fixture.hire(
        sales.company(),
        "M2",
        "李强",
        "Li Qiang",
        Optional.empty(),
        Optional.of(sales.company().founder().person()));
    var partner = companies.partner(sales.company(), "H1", sales.company().sales()).person();
    Tenancy.run(
        sales.company().tenant(), () -> accounts.open(sales.company().tenant(), partner, PASSWORD));
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP, ZH", "PHONE, EN"})
  void startForAUnitFollowRemindExtendReplaceAndWithdraw(
      Device device, Language language, Windows windows) {
    var zh = language == Language.ZH;
    var page = windows.open(device, language);
    signIn(page);

    // Of the people of the unit, the one without a manager cannot take part and one is left out.
    page.navigate("/assessments/new");
    assertThat(page.locator("#who + .headline"))
        .hasText(zh ? "5 人中 3 人可以参加。" : "3 of 5 can take part.");
    assertThat(page.locator("main")).containsText(zh ? "没有在职的直接上级" : "No direct manager");
    leaveOut(page, zh ? "不评价周启明" : "Leave out Zhou Qiming").check();
    page.locator("main .action-bar button.primary").click();
    assertThat(page).hasURL(BOARD);
    assertThat(page.locator("#people tbody tr")).hasCount(2);
    assertThat(page.locator("#people")).containsText(zh ? "等双方" : "Both sides");

    // Reminders, once a day each.
    button(page, zh ? "提醒还没完成的人" : "Remind whoever is late").click();
    assertThat(page.locator("#notices")).containsText(zh ? "已提醒 3 人" : "Reminded: 3");
    button(page, zh ? "提醒还没完成的人" : "Remind whoever is late").click();
    assertThat(page.locator("#notices")).containsText(zh ? "今天都提醒过" : "Already reminded");

    // Two weeks more.
    page.getByRole(AriaRole.LINK, named(zh ? "延长期限" : "Extend the period")).click();
    page.locator("dialog#extend button.primary").click();
    assertThat(page.locator("main .headline").first())
        .containsText(zh ? "还有 32 天" : "32 days left");

    // Found by name, and rated by somebody else.
    page.fill("#people input[name='q']", zh ? "林晓岚" : "Lin Xiaolan");
    page.press("#people input[name='q']", "Enter");
    assertThat(page.locator("#people tbody tr")).hasCount(1);
    page.locator("#people tbody th a").click();
    page.fill("#replace input[name='manager']", "M2");
    page.press("#replace input[name='manager']", "Enter");
    page.getByRole(AriaRole.BUTTON, named(zh ? "换成李强" : "Have Li Qiang rate")).click();
    assertThat(page.locator("[aria-labelledby='raters']")).containsText(zh ? "李强" : "Li Qiang");
    assertThat(page.locator("[aria-labelledby='raters']"))
        .containsText(zh ? "已填的内容不会有人看到" : "nobody reads what was filled in");

    // Taken out, with a reason.
    page.locator("a[href='#withdraw']").click();
    page.fill("dialog#withdraw textarea", zh ? "长期休假" : "On long leave");
    page.locator("dialog#withdraw button.danger").click();
    assertThat(page.locator("main")).containsText(zh ? "长期休假" : "On long leave");
    page.locator("main .lead a").click();
    assertThat(page.locator("#people")).containsText(zh ? "已退出" : "Withdrawn");
    assertThat(((Number) page.evaluate("document.querySelector('main').scrollWidth")).intValue())
        .isLessThanOrEqualTo(device == Device.PHONE ? 390 : 1280);
  }

  private static Locator leaveOut(Page page, String name) {
    return page.getByRole(AriaRole.CHECKBOX, named(name));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name)).first();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private void hire(String number, String zh, String en) {
    fixture.hire(sales.company(), number, zh, en, sales.position(), sales.manager());
  }

  private void signIn(Page page) {
    page.navigate("/sign-in");
    page.fill("#username", "h1@" + sales.company().code() + ".example");
    if (page.locator("#company").count() > 0) {
      page.fill("#company", sales.company().code());
    }
    page.fill("#password", PASSWORD);
    page.locator("form:has(#password) button.primary").click();
    assertThat(page).not().hasURL(Pattern.compile(".*/sign-in.*"));
    assertThat(page.title()).isNotEmpty();
  }
}
