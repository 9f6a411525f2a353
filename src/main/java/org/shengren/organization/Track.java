package org.shengren.organization;

/** Which way a position leads on from the middle stages. */
public enum Track {
  /** Both ways are open. */
  NONE,
  EXPERT,
  MANAGEMENT
}
