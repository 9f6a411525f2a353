package org.shengren.development;

import org.shengren.kernel.Refusal;

/** The competency is in no model that the person is rated on. */
public final class NothingToDevelop extends Refusal {
  NothingToDevelop() {
    super(Kind.NOT_FOUND, "refusal.nothing-to-develop");
  }
}
