package org.shengren.report;

import org.shengren.kernel.Refusal;

/** There is nobody in the unit whose results the viewer may see. */
final class NobodyToReport extends Refusal {
  NobodyToReport() {
    super(Kind.NOT_FOUND, "refusal.nobody-to-report");
  }
}
