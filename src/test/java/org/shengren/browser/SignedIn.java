package org.shengren.browser;

import com.microsoft.playwright.Page;
import org.shengren.SmallCompany;
import org.shengren.SmallCompany.Who;

/** Comes in by the form, as people do. */
public final class SignedIn {
  private SignedIn() {}

  public static Page as(Page page, Who who) {
    return as(
        page,
        who == Who.STRANGER ? SmallCompany.STRANGERS_CODE : SmallCompany.CODE,
        who.email(),
        SmallCompany.PASSWORD);
  }

  /**
   * A page of somebody who has signed in by the form.
   *
   * @param company is typed only where the form asks for it
   */
  public static Page as(Page page, String company, String login, String password) {
    page.navigate("/sign-in");
    if (page.locator("#company").count() > 0) {
      page.fill("#company", company);
    }
    page.fill("#username", login);
    page.fill("#password", password);
    page.locator("form[action$='/sign-in'] button").click();
    page.waitForURL(url -> !url.contains("/sign-in"));
    return page;
  }
}
