package org.shengren.evidence;

import org.shengren.kernel.Refusal;

/** The story is part of a released result and stays as it was. */
public final class StoryReleased extends Refusal {
  public StoryReleased() {
    super(Kind.CONFLICT, "refusal.story-released");
  }
}
