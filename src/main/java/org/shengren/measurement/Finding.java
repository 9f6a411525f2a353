package org.shengren.measurement;

/** One competency of a person against a requirement, in the word that the person reads. */
public enum Finding {
  STRENGTH,
  MEETS,
  CLOSE,
  FOCUS_AREA,
  NOT_ENOUGH_EVIDENCE;

  /** Whether the requirement counts as met. */
  public boolean met() {
    return this == STRENGTH || this == MEETS;
  }

  /** Whether the requirement counts as not met; not enough evidence is neither. */
  public boolean isShort() {
    return this == CLOSE || this == FOCUS_AREA;
  }
}
