package org.shengren.work;

import java.util.Locale;

/** How far work is; the last three are the end. */
public enum WorkState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  boolean isOver() {
    return this != QUEUED && this != RUNNING;
  }

  /** As in message keys, such as {@code running}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
