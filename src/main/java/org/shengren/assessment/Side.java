package org.shengren.assessment;

import java.util.Locale;

/** The two who talk about the ratings. */
public enum Side {
  SELF,
  MANAGER;

  /** Message key of the word, such as {@code side.self}. */
  public String key() {
    return "side." + name().toLowerCase(Locale.ROOT);
  }
}
