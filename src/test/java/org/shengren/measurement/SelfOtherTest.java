package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.shengren.measurement.AnswersFixture.unlevelled;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.PANEL;
import static org.shengren.measurement.Source.PEER;
import static org.shengren.measurement.Source.SELF;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfOtherTest {
  private static SelfOther against(double degree, AnswersFixture answers) {
    var measure = answers.measure();
    var judgement = Judgement.of(measure, new Bar.OfDegree(degree), Settings.STANDARD);
    return SelfOther.of(measure, judgement, Settings.STANDARD);
  }

  @ParameterizedTest
  @CsvSource({
    "0.49, 0.1, IN_AGREEMENT", // too small to matter
    "0.50, 0.1, OVERESTIMATES",
    "-0.50, 0.1, UNDERESTIMATES",
    "1.64, 1.0, IN_AGREEMENT", // within its error
    "1.645, 1.0, OVERESTIMATES",
    "-1.645, 1.0, UNDERESTIMATES"
  })
  void aDifferenceCountsWhereItMattersAndExceedsItsError(
      double difference, double error, SelfOther.Agreement agreement) {
    assertThat(SelfOther.Agreement.of(difference, error, Settings.STANDARD)).isEqualTo(agreement);
  }

  // self and one manager, errors .7071 each: a difference of 1.645 or more counts
  @ParameterizedTest
  @CsvSource({
    "5, 3, 4, OVERESTIMATES, BLIND_SPOT",
    "3, 5, 4, UNDERESTIMATES, HIDDEN_STRENGTH",
    "5, 5, 4, IN_AGREEMENT, AGREED_STRENGTH",
    "3, 3, 4, IN_AGREEMENT, AGREED_FOCUS_AREA",
    "4, 3, 4, IN_AGREEMENT, AGREED_FOCUS_AREA",
    "5, 3, 2, OVERESTIMATES, AGREED_STRENGTH",
    "1, 3, 5, UNDERESTIMATES, AGREED_FOCUS_AREA"
  })
  void theFourFields(
      int self, int manager, int degree, SelfOther.Agreement agreement, SelfOther.Field field) {
    var answers = unlevelled(2).by(SELF, self, self).by(MANAGER, manager, manager);
    assertThat(against(degree, answers))
        .isInstanceOfSatisfying(
            SelfOther.Compared.class,
            compared -> {
              assertThat(compared.difference()).isCloseTo(self - manager, within(1e-12));
              assertThat(compared.standardError()).isCloseTo(1, within(1e-12));
              assertThat(compared.agreement()).isEqualTo(agreement);
              assertThat(compared.managerAlone()).isTrue();
              assertThat(compared.field()).contains(field);
            });
  }

  @Test
  void whileTheRequirementIsUndecidedItLiesInNoField() {
    assertThat(against(4, unlevelled(2).by(SELF, 5, 5).by(MANAGER, 3, 4)))
        .isInstanceOfSatisfying(
            SelfOther.Compared.class, compared -> assertThat(compared.field()).isEmpty());
  }

  @Test
  void threeObserversAreCompared() {
    var answers = unlevelled(1).by(SELF, 5).by(PEER, 2).by(PEER, 2).by(PEER, 3);
    assertThat(against(4, answers))
        .isInstanceOfSatisfying(
            SelfOther.Compared.class,
            compared -> {
              assertThat(compared.managerAlone()).isFalse();
              assertThat(compared.field()).contains(SelfOther.Field.BLIND_SPOT);
            });
  }

  @Test
  void twoObserversAreNotFromTheirMeanEachReadsTheOther() {
    assertThat(against(4, unlevelled(1).by(SELF, 5).by(MANAGER, 2).by(PANEL, 2)))
        .isEqualTo(new SelfOther.NotCompared(SelfOther.NotCompared.Reason.TOO_FEW));
  }

  @Test
  void oneViewIsNoComparison() {
    assertThat(against(4, unlevelled(1).by(SELF, 5)))
        .isEqualTo(new SelfOther.NotCompared(SelfOther.NotCompared.Reason.NO_OTHERS));
    assertThat(against(4, unlevelled(1).by(MANAGER, 5)))
        .isEqualTo(new SelfOther.NotCompared(SelfOther.NotCompared.Reason.NO_SELF_VIEW));
    assertThat(against(4, unlevelled(1)))
        .isEqualTo(new SelfOther.NotCompared(SelfOther.NotCompared.Reason.NO_SELF_VIEW));
  }
}
