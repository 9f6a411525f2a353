package org.shengren.evidence;

import org.shengren.kernel.Refusal;

/** A story lacks situation, task, action or result. */
public final class StoryIncomplete extends Refusal {
  public StoryIncomplete() {
    super(Kind.INVALID, "refusal.story-incomplete");
  }
}
