package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** There is no such participant, or none that concerns the viewer. */
public final class ParticipantNotFound extends Refusal {
  ParticipantNotFound() {
    super(Kind.NOT_FOUND, "refusal.participant-not-found");
  }
}
