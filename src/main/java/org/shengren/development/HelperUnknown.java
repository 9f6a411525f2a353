package org.shengren.development;

import org.shengren.kernel.Refusal;

/** Nobody, or more than one, is called like that. */
public final class HelperUnknown extends Refusal {
  HelperUnknown() {
    super(Kind.INVALID, "refusal.goal-helper-unknown");
  }
}
