package org.shengren.assessment;

import java.util.Locale;

/** What a side says of both views after the conversation. */
public enum Stance {
  AGREED,
  DISAGREED;

  /** Message key of the word, such as {@code stance.agreed}. */
  public String key() {
    return "stance." + name().toLowerCase(Locale.ROOT);
  }
}
