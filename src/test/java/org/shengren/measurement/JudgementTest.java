package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.shengren.measurement.AnswersFixture.levelled;
import static org.shengren.measurement.AnswersFixture.unlevelled;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.PEER;
import static org.shengren.measurement.Source.SELF;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
  private static final Settings SETTINGS = Settings.STANDARD;

  /** Quantiles of the normal distribution: P = .70 lies at .5244005, .90 at 1.2815516. */
  private static final double AT_70 = 0.5244005127;

  private static Measure.Estimated degree(double value, double error) {
    return degree(value, error, 4, 4);
  }

  private static Measure.Estimated degree(double value, double error, int asked, int answered) {
    var estimate = new Estimate(value, error);
    return new Measure.Estimated(
        estimate,
        estimate,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        MeasureMethod.PLAIN,
        4,
        0,
        16,
        asked,
        answered,
        Set.of());
  }

  private static Judgement required4(Measure measure) {
    return Judgement.of(measure, new Bar.OfDegree(4), SETTINGS);
  }

  // required 4: met at 3.5, a strength at 4; with an error of .5
  @ParameterizedTest
  @CsvSource({
    "4.263, STRENGTH", // 4 + .5244 * .5 = 4.2622
    "4.262, MEETS",
    "3.763, MEETS", // 3.5 + .2622
    "3.762, CLOSE",
    "3.238, CLOSE", // 3.5 - .2622
    "3.237, FOCUS_AREA",
    "1.0, FOCUS_AREA"
  })
  void theFindingFollowsFromTheProbability(double value, Finding finding) {
    assertThat(required4(degree(value, 0.5)).finding()).isEqualTo(finding);
  }

  @Test
  void aLargeErrorLeavesOnlyTheUndecidedUnknown() {
    assertThat(required4(degree(3.5, 0.75)).finding()).isEqualTo(Finding.CLOSE);
    var undecided = required4(degree(3.5, 0.7501));
    assertThat(undecided.finding()).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
    assertThat(undecided.doubt()).contains(Judgement.Doubt.UNCERTAIN);
    assertThat(required4(degree(5, 1)).finding()).isEqualTo(Finding.STRENGTH);
    assertThat(required4(degree(1, 1)).finding()).isEqualTo(Finding.FOCUS_AREA);
  }

  @Test
  void lessThanHalfAnsweredIsNotEnoughHoweverClear() {
    assertThat(required4(degree(5, 0.2, 4, 2)).finding()).isEqualTo(Finding.STRENGTH);
    var half = required4(degree(5, 0.2, 5, 2));
    assertThat(half.finding()).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
    assertThat(half.doubt()).contains(Judgement.Doubt.HALF_UNANSWERED);
  }

  @Test
  void aSelfRatingAloneNeverFulfilsARequirement() {
    var judgement = required4(unlevelled(3).by(SELF, 5, 5, 5).measure());
    assertThat(judgement.finding()).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
    assertThat(judgement.doubt()).contains(Judgement.Doubt.ONLY_SELF);
    assertThat(judgement.meeting()).isEmpty();
    assertThat(judgement.confidence()).isEmpty();
    assertThat(judgement.gap()).isEmpty();
  }

  @Test
  void nothingObservedIsNotANo() {
    var judgement = required4(unlevelled(3).measure());
    assertThat(judgement.finding()).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
    assertThat(judgement.doubt()).contains(Judgement.Doubt.NOT_OBSERVED);
  }

  @Test
  void oneManagerAloneStillGivesFindings() {
    assertThat(required4(unlevelled(2).by(MANAGER, 4, 4).measure()).finding())
        .isEqualTo(Finding.MEETS);
    assertThat(required4(unlevelled(2).by(MANAGER, 5, 4).measure()).finding())
        .isEqualTo(Finding.STRENGTH);
    assertThat(required4(unlevelled(2).by(MANAGER, 3, 4).measure()).finding())
        .isEqualTo(Finding.CLOSE);
    assertThat(required4(unlevelled(2).by(MANAGER, 3, 3).measure()).finding())
        .isEqualTo(Finding.FOCUS_AREA);
  }

  // level 2 required, held at 3: met at 2.5, a strength at 3; one manager, error .7071
  @ParameterizedTest
  @CsvSource({"5, 4, STRENGTH", "5, 3, MEETS", "4, 2, FOCUS_AREA", "3, 1, FOCUS_AREA"})
  void aLevelIsJudgedOnItsOwnBehaviours(int first, int second, Finding finding) {
    var measure = levelled(4, 2, 1, 2).by(MANAGER, first, first, second, second).measure();
    assertThat(Judgement.of(measure, new Bar.OfLevel(2, 3), SETTINGS).finding()).isEqualTo(finding);
  }

  @Test
  void aLevelBetweenIsClose() {
    var measure = levelled(4, 2, 1, 2).by(MANAGER, 4, 4, 2, 3).measure();
    var judgement = Judgement.of(measure, new Bar.OfLevel(2, 3), SETTINGS);
    assertThat(judgement.finding()).isEqualTo(Finding.CLOSE);
    assertThat(judgement.meeting().orElseThrow().value()).isCloseTo(0.5, within(1e-12));
    assertThat(judgement.confidence()).contains(Confidence.UNCLEAR);
  }

  @Test
  void aLevelAboveThatIsHeldMeetsTheOneBelowThoughNotAsked() {
    var measure = levelled(4, 2, 3).by(MANAGER, 3, 3).measure();
    assertThat(Judgement.of(measure, new Bar.OfLevel(2, 3), SETTINGS).finding())
        .isEqualTo(Finding.MEETS);
  }

  @Test
  void aLevelAboveAMissingOneIsAFocusArea() {
    var measure = levelled(4, 2, 1, 2).by(MANAGER, 4, 4, 1, 1).measure();
    var judgement = Judgement.of(measure, new Bar.OfLevel(3, 3), SETTINGS);
    assertThat(judgement.finding()).isEqualTo(Finding.FOCUS_AREA);
    assertThat(judgement.meeting().orElseThrow()).isInstanceOf(Probability.AtMost.class);
  }

  @Test
  void aLevelAboveAHeldOneThatWasNotAskedIsUnknown() {
    var measure = levelled(4, 2, 1, 2).by(MANAGER, 5, 5, 4, 4).measure();
    var judgement = Judgement.of(measure, new Bar.OfLevel(3, 3), SETTINGS);
    assertThat(judgement.finding()).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
    assertThat(judgement.doubt()).contains(Judgement.Doubt.LEVEL_NOT_OBSERVED);
    assertThat(judgement.confidence()).isEmpty();
    assertThat(judgement.gap().orElseThrow().shortfall()).isCloseTo(1, within(1e-12));
  }

  @Test
  void aRequirementOfTheOtherKindIsNotAnswered() {
    var levels = levelled(4, 2, 1, 2).by(MANAGER, 5, 5, 4, 4).measure();
    assertThat(required4(levels).doubt()).contains(Judgement.Doubt.OTHER_SCALE);
    assertThat(
            Judgement.of(unlevelled(1).by(MANAGER, 5).measure(), new Bar.OfLevel(1, 3), SETTINGS)
                .doubt())
        .contains(Judgement.Doubt.OTHER_SCALE);
  }

  @Test
  void theGapIsToldToTheRequirementAndTheShortfallToItsBorder() {
    var gap = required4(degree(3.2, 0.5)).gap().orElseThrow();
    assertThat(gap.difference()).isCloseTo(-0.8, within(1e-12));
    assertThat(gap.shortfall()).isCloseTo(0.3, within(1e-12));
    var above = required4(degree(3.6, 0.5)).gap().orElseThrow();
    assertThat(above.shortfall()).isZero();
    var measure = levelled(4, 1, 1, 2).by(MANAGER, 4, 2).measure();
    var level = Judgement.of(measure, new Bar.OfLevel(2, 3), SETTINGS).gap().orElseThrow();
    assertThat(level.scale()).isEqualTo(Result.Scale.LEVEL);
    assertThat(level.shortfall()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(level.difference()).isCloseTo(-1 / 3.0, within(1e-12));
  }

  @Test
  void theHoldingProbabilityOfTheTenantDecides() {
    var measure = degree(3.5 + AT_70 * 0.5 + 0.001, 0.5);
    assertThat(required4(measure).finding()).isEqualTo(Finding.MEETS);
    assertThat(Judgement.of(measure, new Bar.OfDegree(4), SETTINGS.holding(0.8)).finding())
        .isEqualTo(Finding.CLOSE);
  }

  @Test
  void threePeersMakeTheManagerSurer() {
    var alone = required4(unlevelled(1).by(MANAGER, 4).measure());
    var together =
        required4(unlevelled(1).by(MANAGER, 4).by(PEER, 4).by(PEER, 4).by(PEER, 4).measure());
    assertThat(together.meeting().orElseThrow().value())
        .isGreaterThan(alone.meeting().orElseThrow().value());
  }
}
