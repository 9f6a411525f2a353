package org.shengren.assessment;

import java.util.Locale;

/** What results will be used for: fixed before the first answer, told to all, never widened. */
public enum Purpose {
  DEVELOPMENT,
  /** Selection, reserve, level certification. */
  PLACEMENT,
  /** Appraisal, promotion, pay. */
  APPRAISAL;

  /**
   * Message key of the word, such as {@code purpose.placement}; with {@code .promise} its promise.
   */
  public String key() {
    return "purpose." + name().toLowerCase(Locale.ROOT);
  }
}
