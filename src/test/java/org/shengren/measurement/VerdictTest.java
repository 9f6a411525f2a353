package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.shengren.measurement.Finding.CLOSE;
import static org.shengren.measurement.Finding.FOCUS_AREA;
import static org.shengren.measurement.Finding.MEETS;
import static org.shengren.measurement.Finding.NOT_ENOUGH_EVIDENCE;
import static org.shengren.measurement.Finding.STRENGTH;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private final List<JudgedRequirement> profile = new ArrayList<>();

  private VerdictTest requirement(double weight, Finding finding) {
    return add(weight, false, finding, Optional.empty());
  }

  private VerdictTest mustHave(double weight, Finding finding) {
    return add(weight, true, finding, Optional.empty());
  }

  private VerdictTest mustHaveInDegrees(double weight, Finding finding, double result) {
    return add(weight, true, finding, Optional.of(new Gap(Result.Scale.DEGREE, result, 4, 3.5)));
  }

  private VerdictTest mustHaveInLevels(double weight, Finding finding, double result) {
    return add(weight, true, finding, Optional.of(new Gap(Result.Scale.LEVEL, result, 3, 3)));
  }

  private VerdictTest add(double weight, boolean mustHave, Finding finding, Optional<Gap> gap) {
    profile.add(
        new JudgedRequirement(
            "C" + profile.size(),
            weight,
            mustHave,
            new Judgement(
                new Bar.OfDegree(4),
                finding,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                gap)));
    return this;
  }

  private Verdict verdict() {
    return Verdict.of(profile, VerdictRule.STANDARD);
  }

  private Verdict.Outcome outcome() {
    return verdict().outcome();
  }

  @Test
  void meetsWithEveryMustHaveAndEightyFivePerCent() {
    mustHave(50, STRENGTH).requirement(35, MEETS).requirement(15, FOCUS_AREA);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.MEETS);
    assertThat(verdict().weightMet()).isCloseTo(0.85, within(1e-12));
    assertThat(verdict().mustHavesShort()).isEmpty();
  }

  @Test
  void nearlyBelowEightyFivePerCent() {
    mustHave(50, STRENGTH).requirement(34, MEETS).requirement(16, CLOSE);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.NEARLY);
  }

  @Test
  void nearlyDownToSeventyPerCent() {
    mustHave(50, MEETS).requirement(20, MEETS).requirement(30, FOCUS_AREA);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.NEARLY);
  }

  @Test
  void growingBelowSeventyPerCent() {
    mustHave(50, MEETS).requirement(19, MEETS).requirement(31, FOCUS_AREA);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.GROWING);
  }

  @Test
  void seventeenOfTwentyEqualWeightsAreNotMissedByTheLastBit() {
    for (int i = 0; i < 20; i++) {
      requirement(0.01, i < 17 ? MEETS : CLOSE);
    }
    assertThat(outcome()).isEqualTo(Verdict.Outcome.MEETS);
  }

  @Test
  void oneMustHaveShortByHalfADegreeIsNearly() {
    mustHaveInDegrees(10, CLOSE, 3.0).requirement(90, MEETS);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.NEARLY);
    assertThat(verdict().oneSlightlyShort()).isTrue();
    assertThat(verdict().mustHavesShort())
        .extracting(JudgedRequirement::competency)
        .containsExactly("C0");
  }

  @Test
  void oneMustHaveShortByMoreThanHalfADegreeIsGrowing() {
    mustHaveInDegrees(10, FOCUS_AREA, 2.99).requirement(90, MEETS);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.GROWING);
    assertThat(verdict().oneSlightlyShort()).isFalse();
  }

  @Test
  void oneMustHaveShortByOneLevelIsNearlyAndByMoreGrowing() {
    mustHaveInLevels(10, FOCUS_AREA, 2.0).requirement(90, MEETS);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.NEARLY);
    profile.clear();
    mustHaveInLevels(10, FOCUS_AREA, 1.99).requirement(90, MEETS);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.GROWING);
  }

  @Test
  void twoMustHavesShortAreGrowingHoweverLittle() {
    mustHaveInDegrees(5, CLOSE, 3.4).mustHaveInDegrees(5, CLOSE, 3.4).requirement(90, STRENGTH);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.GROWING);
  }

  @Test
  void aMustHaveSlightlyShortStillNeedsSeventyPerCent() {
    mustHaveInDegrees(31, CLOSE, 3.4).requirement(69, MEETS);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.GROWING);
  }

  @Test
  void aMustHaveUnknownIsNotEnoughEvidence() {
    mustHave(1, NOT_ENOUGH_EVIDENCE).requirement(99, STRENGTH);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.NOT_ENOUGH_EVIDENCE);
    assertThat(verdict().mustHavesUnknown()).hasSize(1);
  }

  @Test
  void anUnknownMustHaveGoesBeforeOneThatIsShort() {
    mustHaveInDegrees(10, FOCUS_AREA, 1).mustHave(10, NOT_ENOUGH_EVIDENCE).requirement(80, MEETS);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.NOT_ENOUGH_EVIDENCE);
  }

  @Test
  void thirtyPerCentUnknownIsStillJudgedAndMoreIsNot() {
    mustHave(70, MEETS).requirement(30, NOT_ENOUGH_EVIDENCE);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.NEARLY);
    assertThat(verdict().weightUnknown()).isCloseTo(0.3, within(1e-12));
    profile.clear();
    mustHave(69, MEETS).requirement(31, NOT_ENOUGH_EVIDENCE);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.NOT_ENOUGH_EVIDENCE);
  }

  @Test
  void aProfileWithoutRequirementsSaysNothing() {
    assertThat(outcome()).isEqualTo(Verdict.Outcome.NOT_ENOUGH_EVIDENCE);
  }

  @Test
  void withoutWeightsEachRequirementCountsTheSame() {
    requirement(0, MEETS).requirement(0, MEETS).requirement(0, MEETS).requirement(0, CLOSE);
    assertThat(verdict().weightMet()).isCloseTo(0.75, within(1e-12));
    assertThat(outcome()).isEqualTo(Verdict.Outcome.NEARLY);
  }

  @Test
  void theFiguresOfTheTenantDecide() {
    mustHave(50, MEETS).requirement(30, MEETS).requirement(20, CLOSE);
    assertThat(outcome()).isEqualTo(Verdict.Outcome.NEARLY);
    var lenient = new VerdictRule(0.80, 0.60, 0.30, 1, 0.5);
    assertThat(Verdict.of(profile, lenient).outcome()).isEqualTo(Verdict.Outcome.MEETS);
    assertThat(Verdict.of(profile, lenient).rule()).isEqualTo(lenient);
  }
}
