package org.shengren.identity;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.web.Preferences;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The switches of language and theme that stand on every page. */
@Controller
class PreferencePage {
  private final Accounts accounts;

  PreferencePage(Accounts accounts) {
    this.accounts = accounts;
  }

  @PostMapping("/language")
  String language(
      @RequestParam("language") String value,
      @RequestParam(defaultValue = "/") String returnTo,
      HttpServletResponse response) {
    var language = Language.of(value);
    Preferences.keepLanguage(response, language);
    if (signedIn() instanceof SignedIn me) {
      accounts.keepLanguage(me.tenant(), me.account(), language);
    }
    return "redirect:" + local(returnTo);
  }

  @PostMapping("/theme")
  String theme(
      @RequestParam("theme") String value,
      @RequestParam(defaultValue = "/") String returnTo,
      HttpServletResponse response) {
    var theme = Preferences.isTheme(value) ? value : "auto";
    Preferences.keepTheme(response, theme);
    if (signedIn() instanceof SignedIn me) {
      accounts.keepTheme(me.tenant(), me.account(), theme);
    }
    return "redirect:" + local(returnTo);
  }

  private static @Nullable Object signedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication == null ? null : authentication.getPrincipal();
  }

  /** Only an address of our own; anything else would send people to a stranger, or be filled in. */
  private static String local(String returnTo) {
    return returnTo.startsWith("/")
            && !returnTo.startsWith("//")
            && returnTo.indexOf('\\') < 0
            && returnTo.indexOf('{') < 0
            && returnTo.chars().noneMatch(Character::isISOControl)
        ? returnTo
        : "/";
  }
}
