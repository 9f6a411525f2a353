package org.shengren.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shengren.browser.BrowserTest;
import org.shengren.browser.SignedIn;
import org.shengren.browser.Windows;
import org.shengren.browser.Windows.Device;
import org.shengren.identity.Accounts;
import org.shengren.kernel.Language;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.Tenancy;
import org.shengren.work.Background;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * Somebody who evaluates the product brings the own list, first with mistakes, then a large one.
 */
@BrowserTest
@Import(CompanyFixture.class)
class PeopleImportBrowserTest {
  private static final String PASSWORD = "a long enough password";

  @Autowired CompanyFixture companies;
  @Autowired Accounts accounts;
  @Autowired Background background;

  private CompanyFixture.Company company;

  @BeforeEach
  void found() {
    company = companies.found();
    Tenancy.run(
        company.tenant(),
        () -> accounts.open(company.tenant(), company.founder().person(), PASSWORD));
  }

  @ParameterizedTest
  @CsvSource({"DESKTOP,ZH", "DESKTOP,EN", "PHONE,ZH", "PHONE,EN"})
  void threeMistakesAreMendedWhereTheyAreShown(Device device, Language language, Windows windows) {
    var page = chooseFile(windows.open(device, language), "名单.csv", LIST_WITH_MISTAKES);
    var rows = page.locator("table.mend tbody tr");
    assertThat(rows).hasCount(3);
    assertThat(rows.nth(0)).containsText(Pattern.compile("客户经理|Account manager"));
    assertThat(rows.nth(1)).containsText("name@example.com");
    assertThat(rows.nth(2)).containsText("2022-07-15");
    assertThat(page.locator("form[action$='/confirmation']")).hasCount(0);
    page.locator("input[name='cell.2.POSITION']").fill("客户经理");
    page.locator("input[name='cell.3.EMAIL']").fill("wuxia@company.example");
    page.locator("input[name='cell.3.JOINED']").fill("2026-04-03");
    page.locator("form[action$='/corrections'] button.primary").click();
    assertThat(rows).hasCount(0);
    windows.picture(page, "mended-" + device + "-" + language);
    page.locator("form[action$='/confirmation'] button").click();
    page.waitForURL("**/people/import/*/result");
    assertThat(page.locator(".headline")).containsText("2");
    page.navigate("/people?q=" + (language == Language.ZH ? "吴霞" : "Wu"));
    assertThat(page.locator("main")).containsText(Pattern.compile("吴霞|Wu Xia"));
  }

  @Test
  void aLargeListIsImportedWhileItsOwnerWatches(Windows windows) {
    var page = windows.open(Device.DESKTOP, Language.EN);
    var wasRunning = background.isRunning();
    background.start();
    try {
      chooseFile(page, "large.csv", PeopleFiles.csv(2_500, List.of("REP", "LEAD")));
      assertThat(page.locator("#what + form .chip.on")).containsText("2500");
      page.locator("form[action$='/confirmation'] button").click();
      page.waitForURL("**/work/*");
      assertThat(page.locator("#watch"))
          .containsText(
              "2,500 new", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    } finally {
      if (!wasRunning) {
        background.stop();
      }
    }
    page.navigate("/units?q=大型集团");
    assertThat(page.locator("#units")).containsText("2,500");
  }

  private static final byte[] LIST_WITH_MISTAKES =
      """
      工号,姓名,英文名,邮箱,部门,岗位,上级工号,入职日期
      N1,周明,Zhou Ming,zhouming@company.example,销售部/华中区,客户经里,F001,2026-03-01
      N2,吴霞,Wu Xia,wuxia.example,销售部/华中区,LEAD,周明,03/04/2026
      """
          .getBytes(Charset.forName("GBK"));

  private Page chooseFile(Page page, String name, byte[] content) {
    SignedIn.as(page, company.code(), "founder@" + company.code() + ".example", PASSWORD);
    page.navigate("/people/import");
    page.setInputFiles("input[name='file']", new FilePayload(name, "text/csv", content));
    page.locator("form[action$='/people/import'] button.primary").click();
    page.waitForURL(Pattern.compile(".*/people/import/[0-9a-f-]{36}"));
    return page;
  }
}
