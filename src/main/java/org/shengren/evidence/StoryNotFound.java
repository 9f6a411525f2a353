package org.shengren.evidence;

import org.shengren.kernel.Refusal;

/** There is no such story, or none that the viewer wrote. */
public final class StoryNotFound extends Refusal {
  public StoryNotFound() {
    super(Kind.NOT_FOUND, "refusal.story-not-found");
  }
}
