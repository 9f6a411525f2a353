package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.shengren.measurement.AnswersFixture.NONE;
import static org.shengren.measurement.AnswersFixture.levelled;
import static org.shengren.measurement.Source.MANAGER;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One manager: error .7071, so a level is held from a mean of 2.5 + .5244 * .7071 = 2.87 on. */
class LevelPositionTest {
  private static final double EXACT = 1e-9;

  private static LevelPosition position(Measure.Estimated measure) {
    return measure.position().orElseThrow();
  }

  private static Measure.Estimated rated(int[] asked, int... ratings) {
    return levelled(4, 1, asked).by(MANAGER, ratings).estimated();
  }

  @Test
  void theHighestHeldLevelAndTheFractionOfTheNext() {
    // level 1 held at 4; level 2 at 2: (2 - 1) / (2.5 - 1)
    var measure = rated(new int[] {1, 2}, 4, 2);
    assertThat(position(measure).value()).isCloseTo(1 + 2 / 3.0, within(EXACT));
    assertThat(position(measure).held()).isEqualTo(1);
    assertThat(measure.flags()).containsExactly(Flag.ONE_RATER, Flag.TOO_FEW);
  }

  @Test
  void theFractionStaysBelowTheNextLevelUntilItIsHeld() {
    // level 2 at 2.8: above the bar, yet held with P = .66 only
    var measure = levelled(4, 5, 1, 2).by(MANAGER, 4, 4, 4, 4, 4, 3, 3, 3, 3, 2).estimated();
    assertThat(position(measure).value()).isCloseTo(1.99, within(EXACT));
  }

  @Test
  void aNextLevelNotShownAtAllAddsNothing() {
    assertThat(position(rated(new int[] {1, 2}, 4, 1)).value()).isCloseTo(1, within(EXACT));
  }

  @Test
  void lowerLevelsNotAskedArePresumedHeld() {
    var measure = rated(new int[] {2, 3}, 4, 1);
    assertThat(position(measure).value()).isCloseTo(2, within(EXACT));
    assertThat(measure.probabilityOfMeeting(new Bar.OfLevel(1, 3)))
        .hasValueSatisfying(p -> assertThat(p).isInstanceOf(Probability.AtLeast.class));
  }

  @Test
  void aNextLevelNotAskedIsFlagged() {
    var measure = rated(new int[] {1, 2}, 5, 4);
    assertThat(position(measure).value()).isCloseTo(2, within(EXACT));
    assertThat(measure.flags()).contains(Flag.ABOVE_NOT_ASKED);
    var gap = rated(new int[] {1, 3}, 5, 4);
    assertThat(position(gap).value()).isCloseTo(3, within(EXACT));
  }

  @Test
  void aNextLevelAskedAndNotSeenIsFlaggedAsThat() {
    var measure = rated(new int[] {1, 2}, 5, NONE);
    assertThat(measure.flags()).contains(Flag.ABOVE_NOT_OBSERVED);
    assertThat(measure.flags()).doesNotContain(Flag.ABOVE_NOT_ASKED);
  }

  @Test
  void nothingIsMissingAboveTheHighestLevel() {
    var measure = rated(new int[] {3, 4}, 5, 4);
    assertThat(position(measure).value()).isCloseTo(4, within(EXACT));
    assertThat(measure.flags()).doesNotContain(Flag.ABOVE_NOT_ASKED, Flag.ABOVE_NOT_OBSERVED);
  }

  @Test
  void noneHeldStandsBelowTheWindowAndSaysSo() {
    var measure = rated(new int[] {2, 3}, 2, 1);
    assertThat(position(measure).value()).isCloseTo(1 + 2 / 3.0, within(EXACT));
    assertThat(position(measure).held()).isZero();
    assertThat(measure.flags()).contains(Flag.BELOW_WINDOW);
  }

  @Test
  void belowTheFirstLevelThereIsNothingToAsk() {
    var measure = rated(new int[] {1, 2}, 2, 1);
    assertThat(position(measure).value()).isCloseTo(2 / 3.0, within(EXACT));
    assertThat(measure.flags()).doesNotContain(Flag.BELOW_WINDOW);
  }

  @Test
  void theIntervalIsThePositionWithAllMeansMoved() {
    // up: 5 and 3.16, both held; down: 2.84, P = .68, not held, fraction .99
    var position = position(rated(new int[] {1, 2}, 4, 2));
    assertThat(position.interval().low()).isCloseTo(0.99, within(EXACT));
    assertThat(position.interval().high()).isCloseTo(2, within(EXACT));
    // the larger of the interval's half over its quantile, and .7071 / 1.5
    assertThat(position.standardError()).isCloseTo(Math.sqrt(0.5) / 1.5, within(EXACT));
  }

  @Test
  void aPositionThatCouldMoveOverLevelsHasALargerErrorThanItsSlope() {
    // up: 5, 4.16, 3.16, all held; down: 2.84, not held, fraction .99
    var position = position(rated(new int[] {1, 2, 3}, 4, 3, 2));
    assertThat(position.value()).isCloseTo(2 + 2 / 3.0, within(EXACT));
    assertThat(position.interval()).isEqualTo(new Interval(0.99, 3));
    assertThat(position.standardError()).isCloseTo((3 - 0.99) / (2 * 1.645), within(EXACT));
  }

  @Test
  void whatIsSurelyShownAboveIsShownBelowToo() {
    var sure = mean(2, 3.5, 0.2);
    var unsure = mean(1, 3.6, 1.5);
    var held = HoldingProbability.of(List.of(unsure, sure), 2.5);
    assertThat(held.at(1).orElseThrow().value()).isEqualTo(held.at(2).orElseThrow().value());
    assertThat(held.at(2).orElseThrow().value()).isGreaterThan(0.99);
  }

  @Test
  void whatIsSurelyMissingBelowIsMissingAboveToo() {
    var sure = mean(1, 1.5, 0.2);
    var unsure = mean(2, 1.4, 1.5);
    var held = HoldingProbability.of(List.of(sure, unsure), 2.5);
    assertThat(held.at(2).orElseThrow().value()).isLessThan(0.01);
  }

  @Test
  void aLevelBetweenAHeldAndAMissingOneIsUnknown() {
    var held = HoldingProbability.of(List.of(mean(1, 4, 0.5), mean(3, 1.5, 0.5)), 2.5);
    assertThat(held.at(2)).isEmpty();
    assertThat(held.at(4).orElseThrow()).isInstanceOf(Probability.AtMost.class);
  }

  @Test
  void poolingJoinsMoreThanTwoLevels() {
    var levels = new ArrayList<LevelMean>();
    double[] means = {3, 2, 4, 3.5};
    for (int i = 0; i < means.length; i++) {
      levels.add(mean(i + 1, means[i], 0.5));
    }
    assertThat(FallingLevels.of(levels).levels())
        .extracting(level -> level.estimate().value())
        .allSatisfy(value -> assertThat(value).isCloseTo(3.125, within(EXACT)));
    assertThat(FallingLevels.of(levels).largestMove()).isCloseTo(1.125, within(EXACT));
  }

  @Test
  void theHoldingProbabilityDecidesWhatIsHeld() {
    var means = List.of(mean(1, 3, 0.7071));
    assertThat(
            LevelPosition.of(means, Set.of(1), 3, Settings.STANDARD.holding(0.75))
                .position()
                .held())
        .isEqualTo(1);
    assertThat(
            LevelPosition.of(means, Set.of(1), 3, Settings.STANDARD.holding(0.77))
                .position()
                .held())
        .isZero();
  }

  private static LevelMean mean(int level, double value, double error) {
    return new LevelMean(level, new Estimate(value, error), value, 4, 1, 4, 4);
  }
}
