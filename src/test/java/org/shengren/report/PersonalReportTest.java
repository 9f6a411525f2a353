package org.shengren.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.shengren.report.ReportFixture.NONE;
import static org.shengren.report.ReportFixture.each;
import static org.shengren.report.ReportFixture.linXiaolan;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.shengren.competency.Demand;
import org.shengren.competency.Layer;
import org.shengren.competency.Relationship;
import org.shengren.competency.Requirement;
import org.shengren.competency.RequirementProfile;
import org.shengren.measurement.Confidence;
import org.shengren.measurement.Finding;
import org.shengren.measurement.Judgement;
import org.shengren.measurement.Probability;
import org.shengren.measurement.SelfOther;
import org.shengren.measurement.SelfOther.Field;
import org.shengren.measurement.Verdict;

/**
 * The report of Lin Xiaolan, computed by hand. One manager alone: the spread is taken as 0.5, so
 * every standard error on the answer scale is sqrt(0.5) = 0.7071, and a difference between self and
 * manager has the error sqrt(0.5 + 0.5) = 1.
 */
class PersonalReportTest {
  /**
   * CE, degree 4, bar 3.5. Manager 5, 5, 4: mean 14/3 = 4.667. P = Phi((4.667 - 3.5)/0.7071) =
   * Phi(1.650) = 0.951. Strength: P above 3.5 + 0.5 = Phi(0.943) = 0.827, at least 0.70. Distance
   * from the bar: 4.667 - 3.5 = 1.167. Interval: 4.667 -+ 1.645 x 0.7071 = 3.504 .. 5 (end of
   * scale).
   */
  @Test
  void communicationIsAStrengthOneDegreeAboveTheBar() {
    var line = line("CE");
    assertThat(line.finding()).isEqualTo(Finding.STRENGTH);
    assertThat(line.result().orElseThrow().value()).isCloseTo(4.667, within(0.001));
    assertThat(line.result().orElseThrow().interval().low()).isCloseTo(3.504, within(0.001));
    assertThat(line.result().orElseThrow().interval().high()).isEqualTo(5);
    assertThat(line.margin().orElseThrow()).isCloseTo(1.167, within(0.001));
    assertThat(meeting(line)).isCloseTo(0.951, within(0.001));
    assertThat(line.judgement().exceeding().orElseThrow().value()).isCloseTo(0.827, within(0.001));
    // One manager and the plain method: never more than "probably".
    assertThat(line.judgement().confidence()).contains(Confidence.PROBABLY_MEETS);
  }

  /**
   * LA, degree 4, bar 3.5. Manager 4, 4, 4: mean 4. P = Phi(0.5/0.7071) = Phi(0.707) = 0.760, so it
   * meets; above 4.0 only with 0.5, so it is no strength.
   */
  @Test
  void logicMeetsAndIsNoStrength() {
    var line = line("LA");
    assertThat(line.finding()).isEqualTo(Finding.MEETS);
    assertThat(meeting(line)).isCloseTo(0.760, within(0.001));
    assertThat(line.margin().orElseThrow()).isCloseTo(0.5, within(1e-9));
  }

  /**
   * CD, degree 4, bar 3.5. Manager 3, 3, 3: mean 3. P = Phi(-0.707) = 0.240, below 0.30: a focus
   * area, short by 0.5 degree.
   */
  @Test
  void coordinationIsAFocusAreaHalfADegreeShort() {
    var line = line("CD");
    assertThat(line.finding()).isEqualTo(Finding.FOCUS_AREA);
    assertThat(meeting(line)).isCloseTo(0.240, within(0.001));
    assertThat(line.margin().orElseThrow()).isCloseTo(-0.5, within(1e-9));
  }

  /**
   * MI, level 3. Manager: level 2 4, 3, mean 3.5; level 3 1, 2, mean 1.5; bar 2.5. Level 2: P =
   * Phi(1.414) = 0.921, held. Level 3: P = Phi(-1.414) = 0.079, a focus area. Position: 2 + (1.5 -
   * 1)/(2.5 - 1) = 2.333, short by 0.667 level.
   */
  @Test
  void marketAnalysisIsAFocusAreaTwoThirdsOfALevelShort() {
    var line = line("MI");
    assertThat(line.finding()).isEqualTo(Finding.FOCUS_AREA);
    assertThat(meeting(line)).isCloseTo(0.079, within(0.001));
    assertThat(line.result().orElseThrow().value()).isCloseTo(2.333, within(0.001));
    assertThat(line.margin().orElseThrow()).isCloseTo(-0.667, within(0.001));
  }

  /** PT: the manager could judge nothing. What the person says alone fulfils nothing. */
  @Test
  void aSelfRatingAloneNeverFulfils() {
    var line = line("PT");
    assertThat(line.finding()).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
    assertThat(line.judgement().doubt()).contains(Judgement.Doubt.ONLY_SELF);
    assertThat(line.result()).isEmpty();
    assertThat(line.margin()).isEmpty();

    var boasting =
        linXiaolan().rated("PT", each(5, 5, 5, 5), each(NONE, NONE, NONE, NONE)).compose();
    assertThat(boasting.line("PT").orElseThrow().finding()).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
    assertThat(boasting.verdict().weightMet()).isCloseTo(0.5, within(1e-9));
  }

  /**
   * CR, level 3. Manager: level 2 5, 5; level 3 4, 4, mean 4. P = Phi((4 - 2.5)/0.7071) =
   * Phi(2.121) = 0.983; above 3.0 with Phi(1.414) = 0.921: a strength. Level 4 was not asked, so
   * the position stays at 3, which is the bar.
   */
  @Test
  void relationsAreAStrengthThatReachesAsFarAsWasAsked() {
    var line = line("CR");
    assertThat(line.finding()).isEqualTo(Finding.STRENGTH);
    assertThat(meeting(line)).isCloseTo(0.983, within(0.001));
    assertThat(line.judgement().exceeding().orElseThrow().value()).isCloseTo(0.921, within(0.001));
    assertThat(line.result().orElseThrow().value()).isEqualTo(3);
    assertThat(line.margin().orElseThrow()).isEqualTo(0);
  }

  /**
   * Met: CE 10 + LA 10 + CR 30 = 50 of 100; unknown: PT 20, within the allowed 30. Two must-haves
   * (CD, MI) are short, so it is neither "meets" nor "nearly": growing.
   */
  @Test
  void theVerdictIsGrowingWithHalfOfTheWeightMet() {
    var verdict = linXiaolan().compose().verdict();
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.GROWING);
    assertThat(verdict.weightMet()).isCloseTo(0.50, within(1e-9));
    assertThat(verdict.weightUnknown()).isCloseTo(0.20, within(1e-9));
    assertThat(verdict.mustHavesShort())
        .extracting(requirement -> requirement.competency())
        .containsExactly("CD", "MI");
    assertThat(verdict.mustHavesUnknown()).isEmpty();
  }

  /**
   * With MI 4, 4 | 4, 4 only CD is short, by 0.5 degree, which is allowed; met: 10 + 10 + 20 + 30 =
   * 70 of 100, exactly the 70 that "nearly" asks for.
   */
  @Test
  void oneMustHaveShortByHalfADegreeAndSeventyPerCentAreNearly() {
    var report = linXiaolan().rated("MI", each(3, 3, 2, 2), each(4, 4, 4, 4)).compose();
    assertThat(report.verdict().weightMet()).isCloseTo(0.70, within(1e-9));
    assertThat(report.verdict().outcome()).isEqualTo(Verdict.Outcome.NEARLY);
  }

  /** CD at 2.667 (3, 3, 2) is short by 0.833 degree: one step too much for "nearly". */
  @Test
  void oneMustHaveShortByMoreIsGrowing() {
    var report =
        linXiaolan()
            .rated("MI", each(3, 3, 2, 2), each(4, 4, 4, 4))
            .rated("CD", each(5, 5, 5), each(3, 3, 2))
            .compose();
    assertThat(report.verdict().outcome()).isEqualTo(Verdict.Outcome.GROWING);
  }

  /** Everything met but PT (20 of 100): 80 are not the 85 that "meets" asks for. */
  @Test
  void eightyPerCentWithEveryMustHaveAreNotYetEnough() {
    var most =
        linXiaolan()
            .rated("MI", each(3, 3, 2, 2), each(4, 4, 4, 4))
            .rated("CD", each(5, 5, 5), each(4, 4, 4));
    assertThat(most.compose().verdict().outcome()).isEqualTo(Verdict.Outcome.NEARLY);
    var all = most.rated("PT", each(3, 3, 3, 3), each(4, 4, 4, 4)).compose();
    assertThat(all.verdict().weightMet()).isCloseTo(1.0, within(1e-9));
    assertThat(all.verdict().outcome()).isEqualTo(Verdict.Outcome.MEETS);
  }

  /**
   * The limit of "meets" at .70: one manager at 3.867 would be Phi(0.519) = 0.698. With five
   * behaviours that does not occur; three give 3.667 (P = Phi(0.236) = 0.593, close) and 4 (0.760,
   * meets). Below: 3.333 gives Phi(-0.236) = 0.407, close; 3 gives 0.240, a focus area.
   */
  @Test
  void findingsChangeWhereTheLimitsLie() {
    assertThat(communication(4, 4, 3)).isEqualTo(Finding.CLOSE);
    assertThat(communication(4, 4, 4)).isEqualTo(Finding.MEETS);
    assertThat(communication(4, 3, 3)).isEqualTo(Finding.CLOSE);
    assertThat(communication(3, 3, 3)).isEqualTo(Finding.FOCUS_AREA);
    // 4.333: above 4.0 with Phi(0.471) = 0.681, just no strength; 4.667 is one.
    assertThat(communication(5, 4, 4)).isEqualTo(Finding.MEETS);
    assertThat(communication(5, 5, 4)).isEqualTo(Finding.STRENGTH);
  }

  /** One answer of three is less than half: too little was seen. */
  @Test
  void aRaterWhoSawLessThanHalfDoesNotCount() {
    assertThat(communication(5, NONE, NONE)).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
  }

  /**
   * Strengths: CR is a must-have and comes before CE. Focus areas, both must-haves: MI 20 x 0.667 =
   * 13.3 before CD 10 x 0.5 = 5.
   */
  @Test
  void whatMattersMostComesFirst() {
    var report = linXiaolan().compose();
    assertThat(codes(report.headlineStrengths())).containsExactly("CR", "CE");
    assertThat(codes(report.headlineFocusAreas())).containsExactly("MI", "CD");
    assertThat(codes(report.unknown())).containsExactly("PT");
    assertThat(codes(report.met())).containsExactly("LA");
  }

  @Test
  void theHeadlineNamesThreeOfAKindAtMostAndNoneWhereThereIsNone() {
    var strong = linXiaolan();
    for (var code : List.of("CE", "LA", "CD")) {
      strong.rated(code, each(5, 5, 5), each(5, 5, 5));
    }
    for (var code : List.of("MI", "PT", "CR")) {
      strong.rated(code, each(5, 5, 5, 5), each(5, 5, 5, 5));
    }
    var report = strong.compose();
    assertThat(report.strengths()).hasSize(6);
    assertThat(report.headlineStrengths()).hasSize(3);
    assertThat(report.headlineFocusAreas()).isEmpty();
  }

  /**
   * CE: 4 - 4.667 = -0.667, within its error 1. LA: 2 - 4 = -2, 2 errors, over 1.645: the person
   * rates lower. CD: 5 - 3 = +2: a blind spot. MI: self 10/4 = 2.5, manager 10/4 = 2.5. CR: 4 -
   * 4.5.
   */
  @Test
  void selfAndManagerLieInFourFields() {
    var report = linXiaolan().compose();
    assertThat(codes(report.in(Field.AGREED_STRENGTH))).containsExactly("CE", "CR", "IN");
    assertThat(codes(report.in(Field.HIDDEN_STRENGTH))).containsExactly("LA");
    assertThat(codes(report.in(Field.BLIND_SPOT))).containsExactly("CD");
    assertThat(codes(report.in(Field.AGREED_FOCUS_AREA))).containsExactly("MI");
    var coordination = (SelfOther.Compared) line("CD").views();
    assertThat(coordination.difference()).isCloseTo(2, within(1e-9));
    assertThat(coordination.standardError()).isCloseTo(1, within(1e-9));
    assertThat(coordination.managerAlone()).isTrue();
  }

  /**
   * CE was 7/3 = 2.333: risen by 2.333, 2.333 errors. LA was 3: risen by 1, one error, which is
   * less than 1.645 and therefore not told.
   */
  @Test
  void aChangeIsToldOnlyWhereItExceedsItsError() {
    var report = linXiaolan().compose();
    assertThat(codes(report.changed())).containsExactly("CE");
    var change = line("CE").change().orElseThrow();
    assertThat(change.difference()).isCloseTo(2.333, within(0.001));
    assertThat(change.standardError()).isCloseTo(1, within(1e-9));
    assertThat(line("LA").previous().orElseThrow().value()).isEqualTo(3);
    assertThat(line("LA").change()).isEmpty();
  }

  /** The manager saw L3-1 at 1 and L3-2 at 2, both below 2.5; what was shown well is not named. */
  @Test
  void aFocusAreaNamesTheBehavioursThatWereRatedLow() {
    assertThat(line("MI").missing())
        .extracting(behaviour -> behaviour.indicator().code())
        .containsExactly("MI-L3-1", "MI-L3-2");
    assertThat(line("MI").clearest()).isEmpty();
    // Degree 4, bar 3.5: a 3 is low.
    assertThat(line("CD").missing())
        .extracting(behaviour -> behaviour.indicator().code())
        .containsExactly("CD-1", "CD-2", "CD-3");
  }

  /** CE: 5, 5, 4: the two fives. CR: what level 3 asks for, not the fives of level 2. */
  @Test
  void aStrengthNamesTheBehavioursMostClearlyShown() {
    assertThat(line("CE").clearest())
        .extracting(behaviour -> behaviour.indicator().code())
        .containsExactlyInAnyOrder("CE-1", "CE-2");
    assertThat(line("CR").clearest())
        .extracting(behaviour -> behaviour.indicator().code())
        .containsExactlyInAnyOrder("CR-L3-1", "CR-L3-2");
  }

  /** The manager first, even who could not judge at the time: nobody else is heard alone. */
  @Test
  void notEnoughEvidenceSaysWhomToAsk() {
    assertThat(line("PT").remedy().orElseThrow().ask()).containsExactly(Relationship.MANAGER);
    assertThat(line("CE").remedy()).isEmpty();
  }

  /**
   * Stage 4 asks CE 4.5 for 4, MI 4 for 3 and CR 4 for 3, else the same. CE: bar 4, P = Phi(0.943)
   * = 0.827, meets. MI: level 3 is missing, so is 4. CR: level 4 was not asked, level 3 is held:
   * not known.
   */
  @Test
  void theNextStageAsksMoreOfThreeCompetencies() {
    var next = linXiaolan().compose().next();
    assertThat(next).hasSize(1);
    assertThat(next.getFirst().position()).isEqualTo(ReportFixture.DIRECTOR);
    assertThat(next.getFirst().more())
        .extracting(more -> more.competency().code(), more -> more.judgement().finding())
        .containsExactly(
            Tuple.tuple("CE", Finding.MEETS),
            Tuple.tuple("MI", Finding.FOCUS_AREA),
            Tuple.tuple("CR", Finding.NOT_ENOUGH_EVIDENCE));
  }

  /**
   * Core is expected at 3.5 of everybody, bar 3. IN: manager 4, P = Phi(1.414) = 0.921; above 3.5
   * with 0.760: a strength, in its own block and nowhere else.
   */
  @Test
  void coreIsABlockOfItsOwnAndCountsNothingInTheVerdict() {
    var report = linXiaolan().compose();
    assertThat(codes(report.core())).containsExactly("IN", "LE");
    assertThat(report.core().getFirst().finding()).isEqualTo(Finding.STRENGTH);
    assertThat(report.core().get(1).finding()).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
    assertThat(codes(report.strengths())).doesNotContain("IN");
    assertThat(codes(report.lines(Layer.GENERAL))).containsExactly("CE", "LA", "CD");
    assertThat(codes(report.lines(Layer.PROFESSIONAL))).containsExactly("MI", "PT", "CR");
  }

  /**
   * Held against another profile the same results give other findings: CR at level 4 is unknown.
   */
  @Test
  void theSameResultsAreHeldAgainstAnotherPosition() {
    var report =
        linXiaolan()
            .against(
                new RequirementProfile(
                    ReportFixture.DIRECTOR.id(),
                    ReportFixture.VERSION,
                    List.of(
                        new Requirement(ReportFixture.RELATIONS, new Demand.OfLevel(4), 60, true),
                        new Requirement(
                            ReportFixture.COMMUNICATION, new Demand.OfDegree(3), 40, false))))
            .compose();
    assertThat(report.line("CR").orElseThrow().finding()).isEqualTo(Finding.NOT_ENOUGH_EVIDENCE);
    // The manager has answered on it; peers and customers can see it too.
    assertThat(report.line("CR").orElseThrow().remedy().orElseThrow().ask())
        .containsExactly(Relationship.PEER, Relationship.CUSTOMER);
    assertThat(report.verdict().outcome()).isEqualTo(Verdict.Outcome.NOT_ENOUGH_EVIDENCE);
  }

  @Test
  void withoutAnyResultNothingIsKnown() {
    var report = new ReportFixture().compose();
    assertThat(report.nothingKnown()).isTrue();
    assertThat(report.onlySelf()).isFalse();
    assertThat(report.strengths()).isEmpty();
    assertThat(report.focusAreas()).isEmpty();
    assertThat(report.verdict().outcome()).isEqualTo(Verdict.Outcome.NOT_ENOUGH_EVIDENCE);
  }

  @Test
  void theSelfViewAloneIsSaidToBeThat() {
    var report = new ReportFixture().rated("CE", each(5, 5, 5), each(NONE, NONE, NONE)).compose();
    assertThat(report.onlySelf()).isTrue();
    assertThat(report.nothingKnown()).isFalse();
  }

  private static Line line(String code) {
    return linXiaolan().compose().line(code).orElseThrow();
  }

  private static Finding communication(int... manager) {
    return new ReportFixture()
        .rated("CE", each(3, 3, 3), manager)
        .compose()
        .line("CE")
        .orElseThrow()
        .finding();
  }

  private static double meeting(Line line) {
    return line.judgement().meeting().map(Probability::value).orElseThrow();
  }

  private static List<String> codes(List<Line> lines) {
    return lines.stream().map(line -> line.competency().code()).toList();
  }
}
