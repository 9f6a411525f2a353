package org.shengren.assessment;

import java.util.Locale;

/** Whose turn it is with a participant. */
enum Turn {
  /** Neither the person nor the manager has handed in. */
  BOTH,
  SELF,
  MANAGER,
  /** A former or dotted-line manager, until the last day. */
  OTHERS,
  /** Something has expired: nothing moves until it is opened again. */
  STOPPED,
  TALK,
  RELEASED,
  WITHDRAWN;

  /** Message key of the word, such as {@code turn.both}. */
  public String key() {
    return "turn." + name().toLowerCase(Locale.ROOT);
  }

  public boolean isOpen() {
    return this != RELEASED && this != WITHDRAWN;
  }

  /** Whether somebody can be reminded. */
  public boolean isRemindable() {
    return isOpen() && this != STOPPED;
  }
}
