package org.shengren.evidence;

import org.shengren.kernel.Refusal;

/** A story is dated after today. */
public final class StoryInFuture extends Refusal {
  public StoryInFuture() {
    super(Kind.INVALID, "refusal.story-in-future");
  }
}
