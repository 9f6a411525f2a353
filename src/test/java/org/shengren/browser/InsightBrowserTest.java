package org.shengren.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.shengren.SmallCompany;
import org.shengren.SmallCompany.Who;
import org.shengren.browser.Windows.Device;
import org.shengren.kernel.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** The search over everything by keyboard, and from the figures of units down to people. */
@BrowserTest
class InsightBrowserTest {
  @Autowired ConfigurableApplicationContext context;
  private SmallCompany company;

  @BeforeEach
  void found() {
    company = SmallCompany.of(context);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theSlashKeyFindsAndOpensWithoutAMouse(Language language, Windows windows) {
    var page = SignedIn.as(windows.open(Device.DESKTOP, language), Who.SELF);
    page.keyboard().press("/");
    assertThat(page.locator("#find-all")).isFocused();
    page.keyboard().type("lin");
    var options = page.locator("#find-options [role=option]");
    assertThat(options.first()).isVisible();
    page.keyboard().press("ArrowDown");
    assertThat(options.first()).hasAttribute("aria-selected", "true");
    page.keyboard().press("Escape");
    assertThat(page.locator("#find-list")).isHidden();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*/people/.*"));
  }

  @Test
  void enterWithoutAChoiceLeadsToAllResults(Windows windows) {
    var page = SignedIn.as(windows.open(Device.DESKTOP, Language.EN), Who.SELF);
    page.keyboard().press("/");
    page.keyboard().type("lin");
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*/search\\?q=lin"));
    assertThat(page.locator("main h2").first()).isVisible();
  }

  @ParameterizedTest
  @CsvSource({"ZH,搜索", "EN,Search"})
  void aPhoneHasAWayToThePageOfTheSearch(Language language, String name, Windows windows) {
    var page = SignedIn.as(windows.open(Device.PHONE, language), Who.SELF);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    page.waitForURL(url -> url.endsWith("/search"));
    page.fill("#q", "lin");
    page.locator("main form button").click();
    assertThat(page.locator("main li a").first()).isVisible();
  }

  @ParameterizedTest
  @CsvSource({"ZH,DESKTOP", "EN,PHONE"})
  void fromTheFiguresOfAUnitToItsPeople(Language language, Device device, Windows windows) {
    var page = SignedIn.as(windows.open(device, language), Who.HR);
    page.navigate("/insight");
    page.waitForURL(Pattern.compile(".*/insight/units/.*"));
    assertThat(page.locator("table.heat tbody tr").first()).isVisible();
    page.locator("a.see").first().click();
    page.waitForURL(Pattern.compile(".*/people\\?family=.*"));
    assertThat(page.locator("table.heat tbody th a").first()).isVisible();
  }

  @ParameterizedTest
  @CsvSource({"ZH,PHONE", "EN,DESKTOP"})
  void fromAPositionToWhoIsNear(Language language, Device device, Windows windows) {
    var page = SignedIn.as(windows.open(device, language), Who.MANAGER);
    page.navigate("/positions/" + company.position().value());
    page.locator("a[href$='/near']").click();
    page.waitForURL(Pattern.compile(".*/near"));
    assertThat(page.locator("main h1")).isVisible();
  }
}
