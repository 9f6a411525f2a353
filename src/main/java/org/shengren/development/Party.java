package org.shengren.development;

/** The two who agree on a goal. */
public enum Party {
  PERSON,
  MANAGER;

  Party other() {
    return this == PERSON ? MANAGER : PERSON;
  }
}
