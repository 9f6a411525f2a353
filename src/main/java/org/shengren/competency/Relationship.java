package org.shengren.competency;

import java.util.Locale;

/** How a rater stands to the person who is rated; also who can observe a behaviour. */
public enum Relationship {
  SELF,
  MANAGER,
  PEER,
  DIRECT_REPORT,
  CUSTOMER,
  PANEL;

  /** As content files and addresses write it, such as {@code direct-report}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Message key of the word, such as {@code relationship.direct-report}. */
  public String key() {
    return "relationship." + code();
  }

  /**
   * The relationship with this code.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Relationship of(String code) {
    return valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT));
  }
}
