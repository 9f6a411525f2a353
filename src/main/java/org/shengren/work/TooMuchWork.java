package org.shengren.work;

import org.shengren.kernel.Refusal;

/** Somebody has as much work waiting as one may have. */
public final class TooMuchWork extends Refusal {
  TooMuchWork(int most) {
    super(Kind.CONFLICT, "refusal.too-much-work", most);
  }
}
