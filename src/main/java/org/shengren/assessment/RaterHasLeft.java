package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** Somebody who does not work here any more rates nobody. */
public final class RaterHasLeft extends Refusal {
  RaterHasLeft() {
    super(Kind.INVALID, "refusal.rater-has-left");
  }
}
