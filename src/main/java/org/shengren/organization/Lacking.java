package org.shengren.organization;

/** What can be missing or no longer right in what is known of somebody who works here. */
public enum Lacking {
  /** Works nowhere today. */
  WORK,
  MANAGER,
  /** Has a manager who has left. */
  MANAGER_HERE,
  POSITION,
  /** No e-mail address, by which people are invited. */
  EMAIL,
  /** Works in a unit that is closed. */
  OPEN_UNIT;

  public String key() {
    return "lacking." + name();
  }

  /** The condition on a row of the directory; no text of anybody is part of it. */
  String condition() {
    return switch (this) {
      case WORK -> "a.person_id is null";
      case MANAGER -> "a.person_id is not null and a.manager_id is null";
      case MANAGER_HERE -> "m.left_on < :today";
      case POSITION -> "a.person_id is not null and a.position_id is null";
      case EMAIL -> "p.email is null";
      case OPEN_UNIT -> "u.closed_on <= :today";
    };
  }
}
