package org.shengren.assessment;

import java.util.Locale;
import org.shengren.kernel.Refusal;

/** The participant has come to a state that does not allow what was asked. */
public final class ParticipantStepRefused extends Refusal {
  ParticipantStepRefused(ParticipantState from) {
    super(Kind.CONFLICT, "refusal.participant-step." + from.name().toLowerCase(Locale.ROOT));
  }
}
