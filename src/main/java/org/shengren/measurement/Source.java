package org.shengren.measurement;

/** From where a rating comes: the rater's relationship to the person rated. */
public enum Source {
  SELF,
  MANAGER,
  PEER,
  DIRECT_REPORT,
  CUSTOMER,
  PANEL;

  /**
   * Whether raters of this source are promised that nobody reads their single answers (product rule
   * 13). Self, manager and panel answer under their name.
   */
  public boolean anonymous() {
    return this == PEER || this == DIRECT_REPORT || this == CUSTOMER;
  }
}
