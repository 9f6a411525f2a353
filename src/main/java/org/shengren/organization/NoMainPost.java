package org.shengren.organization;

import org.shengren.kernel.Refusal;

/** Whoever has no main post has none beside it. */
public final class NoMainPost extends Refusal {
  public NoMainPost() {
    super(Kind.CONFLICT, "refusal.no-main-post");
  }
}
