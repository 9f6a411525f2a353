package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** A note is longer than can be kept. */
public final class NoteTooLong extends Refusal {
  NoteTooLong(int longest) {
    super(Kind.INVALID, "refusal.note-too-long", longest);
  }
}
