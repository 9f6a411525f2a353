package org.shengren.exchange;

import org.shengren.kernel.Refusal;

/** The file was imported already, thrown away, or has waited longer than a day. */
final class ImportGone extends Refusal {
  ImportGone() {
    super(Kind.NOT_FOUND, "refusal.import-gone");
  }
}
