package org.shengren.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shengren.browser.Windows.Device;
import org.shengren.kernel.Language;

@BrowserTest
class SignInBrowserTest {
  @Test
  void theWishOfTheBrowserDecidesTheLanguage(Windows windows) {
    var chinese = windows.open(Device.DESKTOP, Language.ZH);
    chinese.navigate("/");
    assertThat(
            chinese.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName("登录").setExact(true)))
        .isVisible();
    var english = windows.open(Device.DESKTOP, Language.EN);
    english.navigate("/");
    assertThat(
            english.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in").setExact(true)))
        .isVisible();
  }

  @ParameterizedTest
  @EnumSource(Device.class)
  void theSwitchOfLanguageStandsAboveTheWish(Device device, Windows windows) {
    var page = windows.open(device, Language.ZH);
    page.navigate("/sign-in");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English")).click();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.reload();
    assertThat(page.locator("html")).hasAttribute("lang", "en");
  }

  @Test
  void aWrongPasswordIsToldWithoutSayingWhichPartIsWrong(Windows windows) {
    var page = windows.open(Device.PHONE, Language.EN);
    page.navigate("/sign-in");
    if (page.locator("#company").isVisible()) {
      page.fill("#company", "nobody");
    }
    page.fill("#username", "nobody@nowhere.example");
    page.fill("#password", "wrong");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in").setExact(true))
        .click();
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
  }
}
