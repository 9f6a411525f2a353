package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** Behaviours are still without any answer, not even that it cannot be given. */
public final class AnswersMissing extends Refusal {
  AnswersMissing(int missing) {
    super(Kind.INVALID, "refusal.answers-missing", missing);
  }
}
