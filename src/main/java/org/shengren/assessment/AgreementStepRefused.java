package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** The agreement has come to a state that does not allow what was asked. */
public final class AgreementStepRefused extends Refusal {
  AgreementStepRefused(Agreement from) {
    super(Kind.CONFLICT, "refusal.agreement-step." + from.word());
  }
}
