package org.shengren.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The chosen language; before any choice, the first of the browser's wishes that we speak. */
@Component("localeResolver")
class WishedLocaleResolver implements LocaleResolver {
  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    return Preferences.language(request)
        .map(Language::locale)
        .orElseGet(() ->
            Collections.list(request.getLocales()).stream()
                .filter(wish -> wish.getLanguage().equals("zh") || wish.getLanguage().equals("en"))
                .findFirst()
                .map(wish -> Language.of(wish).locale())
                .orElse(Language.EN.locale()));
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("the language is chosen at /language");
  }
}
