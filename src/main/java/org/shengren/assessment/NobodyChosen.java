package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** A campaign was asked for without anybody to rate. */
public final class NobodyChosen extends Refusal {
  NobodyChosen() {
    super(Kind.INVALID, "refusal.nobody-chosen");
  }
}
