package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.PersonId;

class AgreementTest {
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final PersonId SUPERIOR = PersonId.next();
  private static final PersonId ANOTHER = PersonId.next();
  private static final IndicatorId BEHAVIOUR = IndicatorId.next();
  private static final Map<IndicatorId, Integer> FOUR = Map.of(BEHAVIOUR, 4);

  private static final List<Agreement> ALL =
      List.of(
          new Agreement.Open(),
          new Agreement.Proposed(Side.SELF, FOUR),
          new Agreement.Agreed(NOW),
          new Agreement.Disagreed(),
          new Agreement.Escalated(SUPERIOR),
          new Agreement.Decided(SUPERIOR, NOW),
          new Agreement.Appealed(Optional.of(SUPERIOR)),
          new Agreement.Upheld(SUPERIOR, NOW),
          new Agreement.Changed(SUPERIOR, NOW));

  @Test
  void theOtherSideSayingTheSameIsAnAgreement() {
    assertThat(new Agreement.Open().agree(Side.SELF, FOUR, NOW).agree(Side.MANAGER, FOUR, NOW))
        .isEqualTo(new Agreement.Agreed(NOW));
  }

  @Test
  void theOtherSideSayingSomethingElseIsAProposalOfItsOwn() {
    var proposed = new Agreement.Open().agree(Side.SELF, FOUR, NOW);
    assertThat(proposed.agree(Side.MANAGER, Map.of(), NOW))
        .isEqualTo(new Agreement.Proposed(Side.MANAGER, Map.of()));
  }

  @Test
  void nobodyAgreesWithThemselves() {
    var proposed = new Agreement.Open().agree(Side.SELF, FOUR, NOW);
    assertThat(proposed.agree(Side.SELF, FOUR, NOW)).isEqualTo(proposed);
  }

  @Test
  void whatWasDecidedInTheDisagreementIsDecidedByWhoeverWasAskedLast() {
    var escalated = new Agreement.Open().disagree().entrust(SUPERIOR).entrust(ANOTHER);
    assertThatThrownBy(() -> escalated.decide(SUPERIOR, true, NOW))
        .isInstanceOf(DisputeNotFound.class);
    assertThat(escalated.decide(ANOTHER, true, NOW)).isEqualTo(new Agreement.Decided(ANOTHER, NOW));
  }

  @Test
  void anAppealIsPossibleToTheLastDayAndNotAfterIt() {
    var decided = new Agreement.Decided(SUPERIOR, NOW);
    assertThat(decided.appeal(TODAY, TODAY)).isEqualTo(new Agreement.Appealed(Optional.empty()));
    assertThatThrownBy(() -> decided.appeal(TODAY, TODAY.minusDays(1)))
        .isInstanceOf(AppealTooLate.class);
  }

  @Test
  void anAppealThatNobodyHasTakenUpIsDecidedByNobody() {
    assertThatThrownBy(() -> new Agreement.Appealed(Optional.empty()).decide(SUPERIOR, false, NOW))
        .isInstanceOf(AgreementStepRefused.class);
  }

  @Test
  void anAppealUpholdsOrChanges() {
    var appealed = new Agreement.Agreed(NOW).appeal(TODAY, TODAY).entrust(ANOTHER);
    assertThat(appealed.decide(ANOTHER, false, NOW)).isEqualTo(new Agreement.Upheld(ANOTHER, NOW));
    assertThat(appealed.decide(ANOTHER, true, NOW)).isEqualTo(new Agreement.Changed(ANOTHER, NOW));
  }

  @Test
  void everyStepThatAStateDoesNotOfferIsRefusedWithItsOwnSentence() {
    offers(state -> state.agree(Side.MANAGER, FOUR, NOW), "open", "proposed");
    offers(Agreement::disagree, "open", "proposed");
    offers(state -> state.entrust(SUPERIOR), "disagreed", "escalated", "appealed");
    offers(state -> state.decide(SUPERIOR, true, NOW), "escalated", "appealed");
    offers(state -> state.appeal(TODAY, TODAY), "agreed", "decided");
  }

  private static void offers(UnaryOperator<Agreement> step, String... states) {
    for (var state : ALL) {
      if (List.of(states).contains(state.word())) {
        assertThat(step.apply(state)).isNotNull();
      } else {
        assertThatThrownBy(() -> step.apply(state))
            .isInstanceOfSatisfying(
                AgreementStepRefused.class,
                refused ->
                    assertThat(refused.key()).isEqualTo("refusal.agreement-step." + state.word()));
      }
    }
  }

  @Test
  void tenWorkingDaysAreTwoWeeksAndAWeekendCountsNothing() {
    assertThat(WorkingDays.after(TODAY, 10)).isEqualTo(TODAY.plusDays(14));
    assertThat(WorkingDays.after(LocalDate.of(2026, 11, 27), 1))
        .isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(WorkingDays.after(LocalDate.of(2026, 11, 28), 1))
        .isEqualTo(LocalDate.of(2026, 11, 30));
  }
}
