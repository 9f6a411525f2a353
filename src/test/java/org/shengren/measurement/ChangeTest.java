package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.shengren.measurement.AnswersFixture.levelled;
import static org.shengren.measurement.AnswersFixture.unlevelled;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.SELF;

import org.junit.jupiter.api.Test;

class ChangeTest {
  private static Result degree(double value, double error) {
    return Result.of(new Estimate(value, error), 1.645);
  }

  @Test
  void onlyWhatExceedsItsErrorIsTold() {
    // errors .3 and .4 give .5; .5 * 1.645 = .8225
    assertThat(Change.between(degree(3, 0.3), degree(3.822, 0.4), Settings.STANDARD)).isEmpty();
    var change =
        Change.between(degree(3, 0.3), degree(3.823, 0.4), Settings.STANDARD).orElseThrow();
    assertThat(change.standardError()).isCloseTo(0.5, within(1e-12));
    assertThat(change.difference()).isCloseTo(0.823, within(1e-12));
    assertThat(change.rose()).isTrue();
    assertThat(
            Change.between(degree(3.823, 0.4), degree(3, 0.3), Settings.STANDARD)
                .orElseThrow()
                .rose())
        .isFalse();
  }

  @Test
  void oneManagerTwiceHasToMoveByMoreThanAPointAndAHalf() {
    var before = unlevelled(2).by(MANAGER, 3, 3).measure();
    assertThat(Change.between(before, unlevelled(2).by(MANAGER, 4, 5).measure(), Settings.STANDARD))
        .isEmpty();
    assertThat(Change.between(before, unlevelled(2).by(MANAGER, 5, 5).measure(), Settings.STANDARD))
        .isPresent();
  }

  @Test
  void aSelfViewIsNoMeasureOfChange() {
    assertThat(
            Change.between(
                unlevelled(2).by(MANAGER, 1, 1).measure(),
                unlevelled(2).by(SELF, 5, 5).measure(),
                Settings.STANDARD))
        .isEmpty();
  }

  @Test
  void levelsAndDegreesAreNotCompared() {
    assertThat(
            Change.between(
                unlevelled(1).by(MANAGER, 1).measure(),
                levelled(4, 1, 4).by(MANAGER, 5).measure(),
                Settings.STANDARD))
        .isEmpty();
  }
}
