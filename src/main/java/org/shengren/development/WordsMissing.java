package org.shengren.development;

import org.shengren.kernel.Refusal;

/** A step that others read needs a word on what was seen. */
public final class WordsMissing extends Refusal {
  WordsMissing() {
    super(Kind.INVALID, "refusal.goal-words-missing");
  }
}
