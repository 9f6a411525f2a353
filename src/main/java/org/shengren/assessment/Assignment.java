package org.shengren.assessment;

import java.time.LocalDate;
import org.shengren.kernel.PersonId;

/** One rater's task about one participant, with what decides whether it may still be worked on. */
record Assignment(
    AssignmentId id,
    ParticipantId participant,
    CampaignId campaign,
    PersonId person,
    PersonId rater,
    Capacity capacity,
    AssignmentState state,
    ParticipantState participantState,
    LocalDate startsOn) {
  /** The assignment once an answer was given; refuses where none may be given any more or yet. */
  Assignment answer(LocalDate today) {
    requireOpen(today);
    return switch (state) {
      case INVITED, STARTED -> in(AssignmentState.STARTED);
      case SUBMITTED, DECLINED, EXPIRED -> throw new AssignmentStepRefused(state);
    };
  }

  /**
   * The assignment once it is handed in.
   *
   * @param missing behaviours without any answer
   */
  Assignment submit(LocalDate today, int missing) {
    requireOpen(today);
    if (missing > 0 && state != AssignmentState.SUBMITTED) {
      throw new AnswersMissing(missing);
    }
    return in(state.to(AssignmentState.SUBMITTED));
  }

  private void requireOpen(LocalDate today) {
    switch (participantState) {
      case RATING, CONVERSATION -> {}
      case RELEASED, ACKNOWLEDGED, WITHDRAWN -> throw new ParticipantStepRefused(participantState);
    }
    if (today.isBefore(startsOn)) {
      throw new NotOpenYet(startsOn);
    }
  }

  private Assignment in(AssignmentState next) {
    return new Assignment(
        id, participant, campaign, person, rater, capacity, next, participantState, startsOn);
  }
}
