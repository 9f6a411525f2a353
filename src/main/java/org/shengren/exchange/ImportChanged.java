package org.shengren.exchange;

import org.shengren.kernel.Refusal;

/** Since the file was checked something changed, so that it can no longer be imported as it is. */
final class ImportChanged extends Refusal {
  ImportChanged() {
    super(Kind.CONFLICT, "refusal.import-changed");
  }
}
