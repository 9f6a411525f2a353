package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.shengren.measurement.AnswersFixture.NONE;
import static org.shengren.measurement.AnswersFixture.levelled;
import static org.shengren.measurement.AnswersFixture.unlevelled;
import static org.shengren.measurement.Source.CUSTOMER;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.PANEL;
import static org.shengren.measurement.Source.PEER;
import static org.shengren.measurement.Source.SELF;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NaiveEstimationTest {
  private static final double EXACT = 1e-12;
  private static final double ONE_RATER_ERROR = Math.sqrt(0.5);

  @Test
  void theManagerAloneGivesTheMeanOfTheRatingsWithAnHonestError() {
    var measure = unlevelled(4).by(SELF, 5, 5, 5, 5).by(MANAGER, 3, 4, 4, 5).estimated();
    assertThat(measure.estimate().value()).isCloseTo(4.0, within(EXACT));
    assertThat(measure.estimate().standardError()).isCloseTo(ONE_RATER_ERROR, within(EXACT));
    assertThat(measure.self().orElseThrow().mean()).isEqualTo(5.0);
    assertThat(measure.observers()).isEqualTo(1);
    assertThat(measure.ratings()).isEqualTo(4);
    assertThat(measure.flags()).containsExactly(Flag.ONE_RATER, Flag.TOO_FEW);
  }

  @Test
  void sourcesCountAlikeHoweverManyRatersTheyHave() {
    var measure = unlevelled(1).by(MANAGER, 5).by(PEER, 2).by(PEER, 3).by(PEER, 4).estimated();
    assertThat(measure.estimate().value()).isCloseTo(4.0, within(EXACT));
    assertThat(measure.estimate().standardError())
        .isCloseTo(Math.sqrt((0.5 + 0.5 / 3) / 4), within(EXACT));
    assertThat(measure.flags()).isEmpty();
  }

  @Test
  void aWeightMovesTheEstimateTowardsItsSource() {
    var weights = new SourceWeights(Map.of(SELF, 0.0, MANAGER, 3.0));
    var answers = unlevelled(1).by(MANAGER, 5).by(PEER, 1).by(PEER, 1).by(PEER, 1).person();
    var measure =
        (Measure.Estimated)
            new NaiveEstimation(weights, Settings.STANDARD).measure(answers, Spreads.UNSEEN);
    assertThat(measure.estimate().value()).isCloseTo(4.0, within(EXACT));
    assertThat(measure.estimate().standardError())
        .isCloseTo(Math.sqrt(9 * 0.5 + 0.5 / 3) / 4, within(EXACT));
  }

  @Test
  void othersLeaveTheSelfRatingOutEvenWhereItWeighs() {
    var weights = new SourceWeights(Map.of(SELF, 1.0));
    var answers = unlevelled(1).by(SELF, 5).by(MANAGER, 3).person();
    var measure =
        (Measure.Estimated)
            new NaiveEstimation(weights, Settings.STANDARD).measure(answers, Spreads.UNSEEN);
    assertThat(measure.estimate().value()).isCloseTo(4.0, within(EXACT));
    assertThat(measure.others().value()).isCloseTo(3.0, within(EXACT));
    assertThat(measure.observers()).isEqualTo(1);
  }

  @Test
  void aSelfRatingAloneIsASelfViewWhateverItWeighs() {
    var answers = unlevelled(2).by(SELF, 5, 5).person();
    for (double weight : new double[] {0, 1}) {
      var measure =
          new NaiveEstimation(new SourceWeights(Map.of(SELF, weight)), Settings.STANDARD)
              .measure(answers, Spreads.UNSEEN);
      assertThat(measure)
          .isInstanceOfSatisfying(
              Measure.SelfView.class,
              view -> {
                assertThat(view.mean()).isEqualTo(5.0);
                assertThat(view.standardError()).isCloseTo(ONE_RATER_ERROR, within(EXACT));
                assertThat(view.ratings()).isEqualTo(2);
              });
    }
  }

  @Test
  void halfOfWhatWasAskedIsEnoughAndLessIsNot() {
    assertThat(unlevelled(4).by(MANAGER, 4, 4, NONE, NONE).measure())
        .isInstanceOf(Measure.Estimated.class);
    assertThat(unlevelled(5).by(MANAGER, 4, 4, NONE, NONE, NONE).measure())
        .isEqualTo(
            new Measure.NotObserved(
                Measure.NotObserved.Reason.TOO_FEW, Set.of(Flag.RATER_SKIPPED)));
  }

  @Test
  void whatARaterWasNotAskedIsNotMissing() {
    var asked =
        List.of(
            new Asked("a", OptionalInt.empty(), Set.of(MANAGER, SELF)),
            new Asked("b", OptionalInt.empty(), Set.of(SELF)),
            new Asked("c", OptionalInt.empty(), Set.of(SELF)));
    var answers = new CompetencyAnswers(0, asked, List.of(Answer.of("m", MANAGER, "a", 4)));
    var measure =
        (Measure.Estimated)
            new NaiveEstimation(SourceWeights.STANDARD, Settings.STANDARD)
                .measure(answers, Spreads.UNSEEN);
    assertThat(measure.asked()).isEqualTo(1);
    assertThat(measure.answered()).isEqualTo(1);
  }

  @Test
  void nobodyAnsweringIsNoData() {
    assertThat(unlevelled(2).measure())
        .isInstanceOfSatisfying(
            Measure.NotObserved.class,
            none -> assertThat(none.reason()).isEqualTo(Measure.NotObserved.Reason.NO_DATA));
    assertThat(unlevelled(2).by(MANAGER, NONE, NONE).measure())
        .isInstanceOfSatisfying(
            Measure.NotObserved.class,
            none -> assertThat(none.reason()).isEqualTo(Measure.NotObserved.Reason.NO_DATA));
  }

  @Test
  void twoAnonymousRatersDoNotCountBesideTheManagerForSubtractionWouldTell() {
    var measure = unlevelled(1).by(MANAGER, 4).by(PEER, 1).by(CUSTOMER, 1).estimated();
    assertThat(measure.estimate().value()).isEqualTo(4.0);
    assertThat(measure.flags()).contains(Flag.WITHHELD);
    var three = unlevelled(1).by(MANAGER, 4).by(PEER, 1).by(CUSTOMER, 1).by(PEER, 1).estimated();
    assertThat(three.estimate().value()).isCloseTo(2.0, within(EXACT));
    assertThat(three.flags()).doesNotContain(Flag.WITHHELD);
  }

  @Test
  void twoAnonymousRatersAloneAreWithheld() {
    assertThat(unlevelled(1).by(PEER, 4).by(PEER, 5).measure())
        .isInstanceOfSatisfying(
            Measure.NotObserved.class,
            none -> assertThat(none.reason()).isEqualTo(Measure.NotObserved.Reason.WITHHELD));
  }

  @Test
  void aLevelThatOnlyTwoAnonymousRatersSawCountsTheManagerAlone() {
    var measure =
        levelled(4, 2, 1, 2)
            .by(MANAGER, 4, 4, 4, 4)
            .by(PEER, 4, 4, 1, 1)
            .by(PEER, 4, 4, 1, 1)
            .by(CUSTOMER, 4, 4, NONE, NONE)
            .estimated();
    assertThat(measure.levels().getFirst().raters()).isEqualTo(4);
    assertThat(measure.levels().getLast().raters()).isEqualTo(1);
    assertThat(measure.levels().getLast().observed()).isEqualTo(4);
    assertThat(measure.flags()).contains(Flag.WITHHELD);
  }

  @Test
  void allAnswersAtTheEndOfTheScaleAreFlagged() {
    assertThat(unlevelled(2).by(MANAGER, 5, 5).estimated().flags()).contains(Flag.EXTREME);
    assertThat(unlevelled(2).by(MANAGER, 1, 1).estimated().flags()).contains(Flag.EXTREME);
    assertThat(unlevelled(2).by(MANAGER, 5, 4).estimated().flags()).doesNotContain(Flag.EXTREME);
  }

  @Test
  void eachLevelHasItsOwnMean() {
    var measure = levelled(4, 2, 1, 2).by(SELF, 5, 5, 5, 5).by(MANAGER, 4, 5, 2, 3).estimated();
    assertThat(measure.levels()).extracting(LevelMean::level).containsExactly(1, 2);
    assertThat(measure.levels().get(0).estimate().value()).isCloseTo(4.5, within(EXACT));
    assertThat(measure.levels().get(1).estimate().value()).isCloseTo(2.5, within(EXACT));
    assertThat(measure.levels().get(1).estimate().standardError())
        .isCloseTo(ONE_RATER_ERROR, within(EXACT));
    assertThat(measure.levels().get(1).ratings()).isEqualTo(2);
    assertThat(measure.estimate().value()).isCloseTo(3.5, within(EXACT));
  }

  @Test
  void levelsOutOfOrderArePooledByTheirNumbersOfRatings() {
    var measure = levelled(4, 2, 1, 2).by(MANAGER, 2, NONE, 4, 5).estimated();
    double pooled = (2 + 4 + 5) / 3.0;
    assertThat(measure.levels())
        .extracting(level -> level.estimate().value())
        .allSatisfy(value -> assertThat(value).isCloseTo(pooled, within(EXACT)));
    assertThat(measure.levels()).extracting(LevelMean::observed).containsExactly(2.0, 4.5);
    assertThat(measure.flags()).contains(Flag.PATTERN);
  }

  @Test
  void aPatternIsFlaggedOnlyAboveHalfAPoint() {
    assertThat(levelled(4, 1, 1, 2).by(MANAGER, 3, 4).estimated().flags())
        .doesNotContain(Flag.PATTERN);
    assertThat(levelled(4, 2, 1, 2).by(MANAGER, 3, 3, 4, 5).estimated().flags())
        .contains(Flag.PATTERN);
  }

  @Test
  void aLevelOfWhichTooLittleWasSeenIsNotObserved() {
    var measure = levelled(4, 3, 1, 2).by(MANAGER, 4, 4, 4, 3, NONE, NONE).estimated();
    assertThat(measure.levels()).extracting(LevelMean::level).containsExactly(1);
    assertThat(measure.flags()).contains(Flag.ABOVE_NOT_OBSERVED);
  }

  @Test
  void aRaterWhoSawTooLittleOfTheCompetencyCountsOnNoLevelOfIt() {
    var measure =
        levelled(4, 2, 1, 2, 3)
            .by(PANEL, 4, 4, 3, 3, 2, 2)
            .by(MANAGER, 1, 1, NONE, NONE, NONE, NONE)
            .estimated();
    assertThat(measure.levels().getFirst().raters()).isEqualTo(1);
    assertThat(measure.levels().getFirst().estimate().value()).isEqualTo(4);
    assertThat(measure.flags()).contains(Flag.RATER_SKIPPED);
  }

  @Test
  void contradictionsInTheAnswersAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new CompetencyAnswers(
                0,
                List.of(Asked.ofEverybody("a"), Asked.ofEverybody("b")),
                List.of(
                    Answer.of("m", MANAGER, "a", 4),
                    Answer.of("m", MANAGER, "b", 4),
                    Answer.of("m", MANAGER, "a", 5))));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new CompetencyAnswers(
                0, List.of(Asked.ofEverybody("a")), List.of(Answer.of("m", MANAGER, "b", 4))));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new CompetencyAnswers(
                0,
                List.of(Asked.ofEverybody("a"), Asked.ofEverybody("b")),
                List.of(Answer.of("m", MANAGER, "a", 4), Answer.of("m", PEER, "b", 4))));
    assertThatIllegalArgumentException().isThrownBy(() -> Answer.of("m", MANAGER, "a", 6));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CompetencyAnswers(2, List.of(Asked.ofEverybody("a", 3)), List.of()));
  }
}
