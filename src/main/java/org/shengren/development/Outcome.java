package org.shengren.development;

import java.util.Locale;

/** What became of a goal. */
public enum Outcome {
  DONE,
  NOT_YET;

  /** Message key of the word, such as {@code goal-outcome.done}. */
  public String key() {
    return "goal-outcome." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
