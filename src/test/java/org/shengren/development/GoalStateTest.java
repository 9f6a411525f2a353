package org.shengren.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.shengren.competency.Demand;

class GoalStateTest {
  @Test
  void nothingLeadsOutOfAnEnd() {
    for (var end : EnumSet.of(GoalState.CLOSED, GoalState.WITHDRAWN)) {
      for (var next : GoalState.values()) {
        assertThatThrownBy(() -> end.to(next)).isInstanceOf(GoalStepRefused.class);
      }
    }
  }

  /** What one side alone proposed cannot be reported as done. */
  @Test
  void aDraftHasNoOutcome() {
    assertThat(GoalState.DRAFT.mayBecome(GoalState.REVIEWED)).isFalse();
    assertThat(GoalState.DRAFT.mayBecome(GoalState.CLOSED)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = GoalState.class,
      names = {"DRAFT", "AGREED", "IN_PROGRESS", "REVIEWED"})
  void whatIsOpenCanBeWithdrawn(GoalState open) {
    assertThat(open.isOpen()).isTrue();
    assertThat(open.to(GoalState.WITHDRAWN)).isEqualTo(GoalState.WITHDRAWN);
  }

  /** Held 0.4 of what level 2 asks: level 1 comes first. Held 1.7: level 2. Held more: level 2. */
  @ParameterizedTest
  @CsvSource({"0.0, 1", "0.4, 1", "1.0, 2", "1.7, 2", "2.6, 2"})
  void theLevelToWorkOnIsTheNextOneAndNeverAboveWhatIsAsked(double held, int next) {
    assertThat(Suggestions.next(new Demand.OfLevel(2), OptionalDouble.of(held))).contains(next);
  }

  @Test
  void withoutAResultItIsTheOneAskedAndADegreeHasNone() {
    assertThat(Suggestions.next(new Demand.OfLevel(3), OptionalDouble.empty())).contains(3);
    assertThat(Suggestions.next(new Demand.OfDegree(3.5), OptionalDouble.of(2))).isEmpty();
  }
}
