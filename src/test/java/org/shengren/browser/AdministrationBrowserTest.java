package org.shengren.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shengren.browser.Windows.Device;
import org.shengren.identity.Accounts;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.NewPerson;
import org.shengren.organization.People;
import org.shengren.setup.NewOrganisation;
import org.shengren.setup.Organisations;
import org.shengren.setup.Organisations.Founded;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A day of an administrator: a role is granted and the person is signed out by it; wrong passwords
 * lock somebody, who is unlocked and gets a link for a new password; the trail tells it all; a
 * threshold is looked at before it counts.
 */
@BrowserTest
class AdministrationBrowserTest {
  private static final String PASSWORD = "two plus two is four";
  private static final String NEW_PASSWORD = "three and three make six";
  private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);

  @Autowired Organisations organisations;
  @Autowired People people;
  @Autowired Accounts accounts;

  @ParameterizedTest
  @CsvSource({"ZH, DESKTOP", "EN, PHONE"})
  void aDayOfAnAdministrator(Language language, Device device, Windows windows) {
    var company = "admin-" + language.code();
    var founded = found(company);
    var person = hire(founded, company);
    var login = "e1@" + company + ".example";
    var zh = language == Language.ZH;

    var self = windows.open(device, language);
    SignedIn.as(self, company, login, PASSWORD);
    var admin = windows.open(device, language);
    SignedIn.as(admin, company, "founder@" + company + ".example", PASSWORD);

    // A role counts at once, and who gets it comes in again.
    admin.navigate("/administration");
    admin.locator("main a[href$='/administration/users']").click();
    admin.locator("#users a[href$='/" + person.value() + "/roles']").click();
    admin.locator("input[value='MODEL_OWNER']").check();
    admin.locator("main form .button.primary").click();
    assertThat(admin.locator("#notices")).containsText(zh ? "已为" : "granted");
    self.navigate("/account");
    assertThat(self).hasURL(Pattern.compile(".*/sign-in"));

    // Locked out, told in the same words as for nobody's login, and let in again.
    for (int wrong = 0; wrong < 6; wrong++) {
      tryToSignIn(self, company, login, "wrong " + wrong);
    }
    assertThat(self.locator("#sign-in-failed")).isVisible();
    var sentence = self.locator("#sign-in-failed").innerText();
    tryToSignIn(self, company, "nobody@nowhere.example", "wrong");
    assertThat(self.locator("#sign-in-failed")).hasText(sentence);
    tryToSignIn(self, company, login, PASSWORD);
    assertThat(self.locator("#sign-in-failed")).isVisible();

    // A link, made by the one and used by the other; it lifts the wait as well.
    admin.navigate("/administration/users?q=E1");
    admin.locator("#users th a").click();
    admin.locator("form[action$='/account/reset'] button").click();
    var link = admin.locator("#reset-link").inputValue().strip();
    self.navigate(link);
    self.fill("input[name='next']", NEW_PASSWORD);
    self.fill("input[name='again']", NEW_PASSWORD);
    self.locator("main form button.primary").click();
    self.waitForURL(url -> !url.contains("/reset/"));
    self.navigate("/account");
    assertThat(self.locator("#sessions")).isVisible();
    assertThat(self.navigate(link).status()).isEqualTo(404);

    // The trail tells it in sentences, to be searched.
    admin.navigate("/administration/audit");
    admin.fill("input[name='about']", "E1");
    admin.selectOption("select[name='kind']", "ACCESS");
    admin.locator("form[role='search'] button").first().click();
    assertThat(admin.locator("#trail tbody tr")).hasCount(3);
    assertThat(admin.locator("#trail"))
        .containsText(zh ? "王雪通过重设链接设置了新密码" : "Wang Xue chose a new password by a reset link");
    assertThat(admin.locator("#trail")).containsText(zh ? "“模型负责人”" : "“Model owner”");

    // A threshold is looked at before it counts, and its change is kept.
    admin.navigate("/administration/settings");
    admin.fill("#meets", "60");
    admin.locator("form[action$='/preview'] button.primary").click();
    assertThat(admin.locator("#nearly-error")).isVisible();
    admin.fill("#meets", "90");
    admin.locator("form[action$='/preview'] button.primary").click();
    assertThat(admin.locator("main")).containsText(zh ? "从 85% 改为 90%" : "from 85% to 90%");
    assertThat(admin.locator("#effect")).isVisible();
    admin.locator("main form button.primary").click();
    assertThat(admin.locator("#meets")).hasValue("90");
    assertThat(admin.locator("#history + ul")).containsText("90%");

    admin.navigate("/administration/health");
    assertThat(admin.locator("main")).containsText("PostgreSQL");
    assertThat(admin.locator("main")).not().containsText("??");

    // Who is no administrator finds none of it.
    for (var path : List.of("", "/users", "/audit", "/settings", "/health")) {
      assertThat(self.navigate("/administration" + path).status()).as(path).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({"ZH, PHONE"})
  void whatWasKeptOnADeviceEndsWithItsOwner(Language language, Device device, Windows windows) {
    var company = "shared-" + language.code();
    var founded = found(company);
    hire(founded, company);
    var page = windows.open(device, language);
    SignedIn.as(page, company, "e1@" + company + ".example", PASSWORD);
    page.evaluate("localStorage.setItem('shengren.rating.x', '{\"a\":{\"answer\":\"4\"}}')");
    // The same person after a session that ended: what was not sent is still there.
    page.context().clearCookies();
    SignedIn.as(page, company, "e1@" + company + ".example", PASSWORD);
    assertThat(kept(page)).isEqualTo(1);
    // Somebody else: it is gone.
    page.context().clearCookies();
    SignedIn.as(page, company, "founder@" + company + ".example", PASSWORD);
    assertThat(kept(page)).isZero();
    // Signing out asks first when something would be lost, and then forgets.
    page.evaluate("localStorage.setItem('shengren.rating.x', '{\"a\":{\"answer\":\"4\"}}')");
    page.onDialog(dialog -> {
      assertThat(dialog.message()).contains("1");
      dialog.accept();
    });
    page.locator("details.menu:has(form[data-sign-out]) summary").click();
    page.locator("form[data-sign-out] button").click();
    page.waitForURL("**/sign-in?signed-out");
    assertThat(kept(page)).isZero();
  }

  private static int kept(Page page) {
    return ((Number)
            page.evaluate(
                "Object.keys(localStorage).filter((key) =>"
                    + " key.startsWith('shengren.rating.')).length"))
        .intValue();
  }

  private static void tryToSignIn(Page page, String company, String login, String password) {
    page.navigate("/sign-in");
    if (page.locator("#company").count() > 0) {
      page.fill("#company", company);
    }
    page.fill("#username", login);
    page.fill("#password", password);
    page.locator("form[action$='/sign-in'] button").click();
    page.waitForURL("**/sign-in?failed");
  }

  private PersonId hire(Founded founded, String company) {
    return Tenancy.in(
        founded.tenant(),
        () -> {
          var person =
              people.hire(
                  founded.viewer(),
                  new NewPerson(
                      "E1",
                      Text.of("王雪", "Wang Xue"),
                      Optional.of("e1@" + company + ".example"),
                      Optional.empty(),
                      FOUNDED,
                      new NewAppointment(
                          founded.root(), Optional.empty(), Optional.empty(), FOUNDED)));
          accounts.open(founded.tenant(), person, PASSWORD);
          return person;
        });
  }

  private Founded found(String company) {
    return organisations.found(
        new NewOrganisation(
            company,
            Text.of("管理示例", "Administered company"),
            Language.ZH,
            ZoneId.of("Asia/Shanghai"),
            "HQ",
            new NewOrganisation.Founder(
                "F1",
                Text.of("方建国", "Fang Jianguo"),
                "founder@" + company + ".example",
                PASSWORD,
                FOUNDED),
            List.of("core", "key-account-sales")));
  }
}
