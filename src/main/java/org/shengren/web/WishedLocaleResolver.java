package org.shengren.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleContextResolver;

/** The chosen language; before any choice, the first of the browser's wishes that we speak. */
@Component("localeResolver")
class WishedLocaleResolver implements LocaleContextResolver {
  /** Language, and the zone in which the person wishes to read hours, if they wish for one. */
  @Override
  public TimeZoneAwareLocaleContext resolveLocaleContext(HttpServletRequest request) {
    var zone = CurrentViewer.of(request).flatMap(CurrentViewer::zone).map(TimeZone::getTimeZone);
    return new TimeZoneAwareLocaleContext() {
      @Override
      public Locale getLocale() {
        return resolveLocale(request);
      }

      @Override
      public @Nullable TimeZone getTimeZone() {
        return zone.orElse(null);
      }
    };
  }

  @Override
  public void setLocaleContext(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable LocaleContext context) {
    throw new UnsupportedOperationException("language and zone are chosen at /preferences");
  }

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
