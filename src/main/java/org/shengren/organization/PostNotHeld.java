package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** What has ended already cannot be ended. */
public final class PostNotHeld extends Refusal {
  public PostNotHeld() {
    super(Kind.NOT_FOUND, "refusal.post-not-held");
  }
}
