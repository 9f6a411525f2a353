package org.shengren.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.shengren.kernel.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Language and theme of this browser; what a person has chosen is copied here at sign-in. */
public final class Preferences {
  private static final String LANGUAGE = "shengren-language";
  private static final String THEME = "shengren-theme";
  private static final Set<String> THEMES = Set.of("auto", "light", "dark");

  private Preferences() {}

  public static Optional<Language> language(HttpServletRequest request) {
    return cookie(request, LANGUAGE)
        .filter(code -> code.equals("zh") || code.equals("en"))
        .map(Language::of);
  }

  public static String theme(HttpServletRequest request) {
    return cookie(request, THEME).filter(THEMES::contains).orElse("auto");
  }

  public static boolean isTheme(String theme) {
    return THEMES.contains(theme);
  }

  public static void keepLanguage(HttpServletResponse response, Language language) {
    keep(response, LANGUAGE, language.code());
  }

  public static void keepTheme(HttpServletResponse response, String theme) {
    keep(response, THEME, theme);
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
  }

  private static void keep(HttpServletResponse response, String name, String value) {
    var cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .maxAge(Duration.ofDays(365))
            .httpOnly(true)
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
