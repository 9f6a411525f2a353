package org.shengren.report;

import org.shengren.kernel.Refusal;

/** A report without any result is no document. */
public final class NothingToPrint extends Refusal {
  public NothingToPrint() {
    super(Kind.NOT_FOUND, "refusal.nothing-to-print");
  }
}
