package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.PersonId;

class StatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void aCancelledCampaignIsNotReleased() {
    assertThatThrownBy(() -> CampaignState.CANCELLED.to(CampaignState.RELEASED))
        .isInstanceOfSatisfying(
            CampaignStepRefused.class,
            refused -> assertThat(refused.key()).isEqualTo("refusal.campaign-step.cancelled"));
  }

  @Test
  void aCampaignCanBeCancelledFromAnyStateBeforeItsRelease() {
    assertThat(
            Arrays.stream(CampaignState.values()).filter(s -> s.mayBecome(CampaignState.CANCELLED)))
        .containsExactly(
            CampaignState.DRAFT,
            CampaignState.NOMINATION,
            CampaignState.COLLECTION,
            CampaignState.CALIBRATION);
  }

  @Test
  void aReleasedParticipantIsNotWithdrawn() {
    assertThatThrownBy(() -> ParticipantState.RELEASED.to(ParticipantState.WITHDRAWN))
        .isInstanceOf(ParticipantStepRefused.class);
  }

  @Test
  void theFirstAnswerStartsAnAssignment() {
    assertThat(assignment(AssignmentState.INVITED, ParticipantState.RATING).answer(TODAY).state())
        .isEqualTo(AssignmentState.STARTED);
  }

  @Test
  void aSubmittedAssignmentTakesNoAnswer() {
    assertThatThrownBy(
            () -> assignment(AssignmentState.SUBMITTED, ParticipantState.RATING).answer(TODAY))
        .isInstanceOfSatisfying(
            AssignmentStepRefused.class,
            refused -> assertThat(refused.key()).isEqualTo("refusal.assignment-step.submitted"));
  }

  @Test
  void nothingIsAnsweredAboutSomebodyWhoWasWithdrawn() {
    assertThatThrownBy(
            () -> assignment(AssignmentState.STARTED, ParticipantState.WITHDRAWN).answer(TODAY))
        .isInstanceOfSatisfying(
            ParticipantStepRefused.class,
            refused -> assertThat(refused.key()).isEqualTo("refusal.participant-step.withdrawn"));
  }

  @Test
  void nothingIsAnsweredBeforeTheFirstDay() {
    var assignment = assignment(AssignmentState.INVITED, ParticipantState.RATING);
    assertThatThrownBy(() -> assignment.answer(TODAY.minusDays(1))).isInstanceOf(NotOpenYet.class);
  }

  @Test
  void anIncompleteAssignmentIsNotSubmittedAndSaysHowMuchIsMissing() {
    assertThatThrownBy(
            () -> assignment(AssignmentState.STARTED, ParticipantState.RATING).submit(TODAY, 4))
        .isInstanceOfSatisfying(
            AnswersMissing.class, refused -> assertThat(refused.arguments()).containsExactly(4));
  }

  @Test
  void whatWasSubmittedIsNotSubmittedAgain() {
    assertThatThrownBy(
            () -> assignment(AssignmentState.SUBMITTED, ParticipantState.RATING).submit(TODAY, 0))
        .isInstanceOf(AssignmentStepRefused.class);
  }

  private static Assignment assignment(AssignmentState state, ParticipantState participant) {
    return new Assignment(
        AssignmentId.next(),
        ParticipantId.next(),
        CampaignId.next(),
        PersonId.next(),
        PersonId.next(),
        Capacity.MANAGER,
        state,
        participant,
        TODAY);
  }
}
