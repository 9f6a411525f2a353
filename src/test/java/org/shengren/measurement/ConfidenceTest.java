package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTest {
  @ParameterizedTest
  @CsvSource({
    "1.00, PROBABLY_MEETS",
    "0.90, PROBABLY_MEETS",
    "0.70, PROBABLY_MEETS",
    "0.6999, UNCLEAR",
    "0.30, UNCLEAR",
    "0.2999, PROBABLY_BELOW",
    "0.10, PROBABLY_BELOW",
    "0.0999, PROBABLY_BELOW",
    "0.00, PROBABLY_BELOW"
  })
  void thePlainMethodIsNeverClear(double probability, Confidence word) {
    assertThat(Confidence.of(probability, 20, MeasureMethod.PLAIN, Settings.STANDARD))
        .isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "0.90, CLEARLY_MEETS",
    "0.8999, PROBABLY_MEETS",
    "0.70, PROBABLY_MEETS",
    "0.30, UNCLEAR",
    "0.2999, PROBABLY_BELOW",
    "0.10, PROBABLY_BELOW",
    "0.0999, CLEARLY_BELOW"
  })
  void aFinerMethodWithEnoughObserversMayBeClear(double probability, Confidence word) {
    assertThat(Confidence.of(probability, false, Settings.STANDARD)).isEqualTo(word);
  }

  @Test
  void aLimitThatDecidesNothingHasNoWord() {
    assertThat(word(new Probability.AtLeast(0.5))).isEmpty();
    assertThat(word(new Probability.AtMost(0.5))).isEmpty();
    assertThat(word(new Probability.AtLeast(0.2))).isEmpty();
    assertThat(word(new Probability.AtMost(0.8))).isEmpty();
    assertThat(word(new Probability.AtLeast(0.7))).contains(Confidence.PROBABLY_MEETS);
    assertThat(word(new Probability.AtMost(0.29))).contains(Confidence.PROBABLY_BELOW);
    assertThat(word(new Probability.Of(0.5))).contains(Confidence.UNCLEAR);
  }

  private static Optional<Confidence> word(Probability probability) {
    return Confidence.of(probability, 5, MeasureMethod.PLAIN, Settings.STANDARD);
  }
}
