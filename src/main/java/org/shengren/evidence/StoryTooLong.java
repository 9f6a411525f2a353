package org.shengren.evidence;

import org.shengren.kernel.Refusal;

/** A part of a story is longer than can be kept. */
public final class StoryTooLong extends Refusal {
  public StoryTooLong(int longest) {
    super(Kind.INVALID, "refusal.story-too-long", longest);
  }
}
