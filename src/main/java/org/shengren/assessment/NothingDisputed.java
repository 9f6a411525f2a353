package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** A disagreement or an appeal is about at least one competency that was asked. */
public final class NothingDisputed extends Refusal {
  NothingDisputed() {
    super(Kind.INVALID, "refusal.nothing-disputed");
  }
}
