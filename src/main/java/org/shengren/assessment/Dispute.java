package org.shengren.assessment;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.CompetencyId;
import org.shengren.kernel.PersonId;

/**
 * A matter that was put, or is to be put, into somebody else's hands.
 *
 * @param raisedBy the side that could not agree, or who appealed
 * @param decider none yet where nobody could be found by the line
 * @param outcome none while it is open
 */
record Dispute(
    DisputeId id,
    ParticipantId participant,
    Kind kind,
    PersonId raisedBy,
    String reason,
    Instant raisedAt,
    Optional<PersonId> decider,
    @Nullable Outcome outcome,
    @Nullable Instant decidedAt,
    Set<CompetencyId> competencies) {
  enum Kind {
    ESCALATION,
    APPEAL
  }

  enum Outcome {
    DECIDED,
    UPHELD,
    CHANGED
  }

  Dispute {
    competencies = Set.copyOf(competencies);
  }

  boolean isOpen() {
    return outcome == null;
  }
}
