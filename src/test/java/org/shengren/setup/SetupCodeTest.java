package org.shengren.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SetupCodeTest {
  private final SetupCode code = new SetupCode();
  private final String printed = code.lines().getFirst().substring("/setup  ".length());

  @Test
  void twoFoundingsWithOneCodeAtTheSameMomentAreNotBothServed() {
    assertThat(code.is(printed)).isTrue();
    assertThat(code.is(printed)).isTrue();
    code.take();
    assertThatThrownBy(code::take).isInstanceOf(SetupCodeUsedUp.class);
    assertThatThrownBy(() -> code.is(printed)).isInstanceOf(SetupCodeUsedUp.class);
    assertThat(code.lines()).isEmpty();
  }

  @Test
  void aFoundingThatFailedGivesTheCodeBack() {
    code.back(code.take());
    assertThat(code.is(printed.toLowerCase(Locale.ROOT).replace("-", " "))).isTrue();
  }

  @Test
  void twentyWrongGuessesEndIt() {
    for (int guess = 0; guess < 20; guess++) {
      assertThat(code.is("AAAA-AAAA-AAAA")).isFalse();
    }
    assertThatThrownBy(() -> code.is(printed)).isInstanceOf(SetupCodeUsedUp.class);
  }
}
