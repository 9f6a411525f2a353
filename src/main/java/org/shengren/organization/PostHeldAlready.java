package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** The same post cannot be held twice. */
public final class PostHeldAlready extends Refusal {
  public PostHeldAlready() {
    super(Kind.CONFLICT, "refusal.post-held-already");
  }
}
