package org.shengren.assessment;

import java.util.Locale;
import org.shengren.competency.Relationship;

/**
 * In what capacity somebody is asked about a person: the relationship, told apart for managers, of
 * whom only the direct one of today talks with the person and agrees.
 */
public enum Capacity {
  SELF(Relationship.SELF),
  MANAGER(Relationship.MANAGER),
  /** Led the person earlier in the months of which the results speak. */
  FORMER_MANAGER(Relationship.MANAGER),
  /** Leads the person in a concurrent post. */
  DOTTED_MANAGER(Relationship.MANAGER),
  /** Was asked and is no longer; nobody reads what was answered. */
  REPLACED_MANAGER(Relationship.MANAGER),
  PEER(Relationship.PEER),
  DIRECT_REPORT(Relationship.DIRECT_REPORT),
  CUSTOMER(Relationship.CUSTOMER),
  PANEL(Relationship.PANEL);

  private final Relationship relationship;

  Capacity(Relationship relationship) {
    this.relationship = relationship;
  }

  /** As what the answers count, and what the rater can observe. */
  public Relationship relationship() {
    return relationship;
  }

  /** Message key of the word, such as {@code capacity.former-manager}. */
  public String key() {
    return "capacity." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the conversation waits for this rater, and is held with no other. */
  public boolean talks() {
    return this == SELF || this == MANAGER;
  }
}
