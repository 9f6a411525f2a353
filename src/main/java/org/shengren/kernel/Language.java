package org.shengren.kernel;

import java.util.Locale;

/** The two first languages of the product. */
public enum Language {
  ZH(Locale.SIMPLIFIED_CHINESE),
  EN(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /** As in keys of texts, file names and the {@code lang} attribute: {@code zh} or {@code en}. */
  public String code() {
    return this == ZH ? "zh" : "en";
  }

  /** The language for a locale; whatever is not Chinese is English. */
  public static Language of(Locale locale) {
    return "zh".equals(locale.getLanguage()) ? ZH : EN;
  }

  /** The language with this code; whatever is not {@code zh} is English. */
  public static Language of(String code) {
    return "zh".equals(code) ? ZH : EN;
  }
}
