package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PackedFindingsTest {
  @Test
  void aCodeMayHoldBlanks() {
    var found = CurrentFindings.findings("4 SMFFUUUU A 1 b\n0 SSSMCFFFF LA");
    assertThat(found).containsOnlyKeys("A 1 b", "LA");
    var levelled = Objects.requireNonNull(found.get("A 1 b"));
    assertThat(levelled.at(true, 2)).isEqualTo(Finding.MEETS);
    assertThat(Objects.requireNonNull(found.get("LA")).at(false, 5)).isEqualTo(Finding.CLOSE);
  }

  @Test
  void aRequirementOfTheOtherKindOrBeyondTheLastBarIsNotKnown() {
    var found = new CurrentFindings.Found(true, "SM");
    assertThat(found.at(false, 1)).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
    assertThat(found.at(true, 3)).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
  }

  @Test
  void aResultWithoutAnEstimateHasItsDayAlone() {
    assertThat(CurrentFindings.results("20719 3.6667\n20727"))
        .containsExactly(
            new CurrentFindings.Result(LocalDate.of(2026, 9, 23), OptionalDouble.of(3.6667)),
            new CurrentFindings.Result(LocalDate.of(2026, 10, 1), OptionalDouble.empty()));
  }

  @Test
  void whatWasNotPackedYetHoldsNothing() {
    assertThat(CurrentFindings.findings("")).isEmpty();
    assertThat(CurrentFindings.results("")).isEmpty();
  }
}
