package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shengren.competency.Relationship.CUSTOMER;
import static org.shengren.competency.Relationship.MANAGER;
import static org.shengren.competency.Relationship.PEER;
import static org.shengren.competency.Relationship.SELF;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shengren.competency.Competency;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.Demand;
import org.shengren.competency.Facet;
import org.shengren.competency.Indicator;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.Layer;
import org.shengren.competency.Level;
import org.shengren.competency.ModelId;
import org.shengren.competency.ModelState;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersionId;
import org.shengren.competency.Relationship;
import org.shengren.competency.Requirement;
import org.shengren.competency.RequirementProfile;
import org.shengren.kernel.Text;
import org.shengren.organization.CareerStage;
import org.shengren.organization.PositionId;

class QuestionnaireTest {
  private static final Set<Relationship> BOTH = Set.of(SELF, MANAGER);

  @Test
  void aCompetencyWithoutLevelsGivesItsKeyBehaviours() {
    var communication = unlevelled("CE", "CE-1", "CE-2*", "CE-3", "CE-4*", "CE-5*");
    assertThat(codes(profile(degree(communication, 100)), 45))
        .containsExactly("CE-2", "CE-4", "CE-5");
  }

  @Test
  void aFourthKeyBehaviourIsAskedWhileThereIsRoomAndAFifthNever() {
    var logic = unlevelled("LA", "LA-1*", "LA-2*", "LA-3*", "LA-4*", "LA-5*");
    assertThat(codes(profile(degree(logic, 100)), 45))
        .containsExactly("LA-1", "LA-2", "LA-3", "LA-4");
    assertThat(codes(profile(degree(logic, 100)), 3)).containsExactly("LA-1", "LA-2", "LA-3");
  }

  @Test
  void tooFewKeyBehavioursAreFilledToThree() {
    var driving = unlevelled("CD", "CD-1", "CD-2", "CD-3*", "CD-4");
    assertThat(codes(profile(degree(driving, 100)), 45)).containsExactly("CD-1", "CD-2", "CD-3");
  }

  @Test
  void aLevelledCompetencyIsAskedInAWindowOfTheRequiredLevelAndTheOneBelow() {
    var market = levelled("MI", 4);
    assertThat(codes(profile(level(market, 3, 100)), 45))
        .containsExactly("MI-2.1", "MI-2.2", "MI-3.1", "MI-3.2", "MI-3.3");
  }

  @Test
  void atTheFirstLevelThereIsNothingBelow() {
    assertThat(codes(profile(level(levelled("MI", 4), 1, 100)), 45))
        .containsExactly("MI-1.1", "MI-1.2", "MI-1.3");
  }

  @Test
  void nobodyIsAskedWhatTheyCannotObserve() {
    var behaviours =
        List.of(
            indicator("CR-1", true, BOTH),
            indicator("CR-2", true, Set.of(SELF, MANAGER, CUSTOMER)),
            indicator("CR-3", false, Set.of(CUSTOMER)));
    var relations =
        new Competency.Unlevelled(
            CompetencyId.next(),
            "CR",
            Layer.GENERAL,
            text("CR"),
            text("CR"),
            Optional.empty(),
            behaviours);
    var profile = profile(degree(relations, 100));
    assertThat(codes(profile, Optional.empty(), CUSTOMER, 45)).containsExactly("CR-2", "CR-3");
    assertThat(codes(profile, Optional.empty(), SELF, 45)).containsExactly("CR-1", "CR-2");
    assertThat(codes(profile, Optional.empty(), PEER, 45)).isEmpty();
  }

  @Test
  void theFormComesCompetencyByCompetencyInTheOrderOfTheModelWithCoreAtTheEnd() {
    var profile =
        profile(
            degree(unlevelled("CE", "CE-1*", "CE-2*", "CE-3*"), 40),
            level(levelled("MI", 4), 1, 60));
    assertThat(codes(profile, core(1), SELF, 45))
        .containsExactly(
            "CE-1", "CE-2", "CE-3", "MI-1.1", "MI-1.2", "MI-1.3", "K1-1", "K1-2", "K1-3");
  }

  @Test
  void theSalesFamilyWithSixCoreCompetenciesStaysWithinTheCapAtEveryLevel() {
    for (int required = 1; required <= 4; required++) {
      var codes = codes(sales(required), core(6), MANAGER, 45);
      assertThat(codes).hasSizeLessThanOrEqualTo(45).doesNotHaveDuplicates();
      for (var start : List.of("CE", "LA", "CD", "K1", "K2", "K3", "K4", "K5", "K6")) {
        assertThat(codes).filteredOn(code -> code.startsWith(start)).hasSize(3);
      }
      for (var start : List.of("MI", "PT", "CR", "SB")) {
        assertThat(codes).filteredOn(code -> code.startsWith(start)).hasSizeGreaterThanOrEqualTo(3);
      }
    }
  }

  @Test
  void whereTheCapIsShortFillingsGoFirstAndWhatThePositionAsksForMostKeepsMost() {
    var codes = codes(sales(3), core(6), MANAGER, 45);
    assertThat(codes).filteredOn(code -> code.contains("-3.3")).containsExactly("CR-3.3", "SB-3.3");
  }

  @Test
  void noCapIsEverExceededAndNoCompetencyIsLeftOutWhileThereIsAnItemForEach() {
    for (int cap = 13; cap <= 60; cap++) {
      var codes = codes(sales(4), core(6), MANAGER, cap);
      assertThat(codes).hasSizeLessThanOrEqualTo(cap);
      assertThat(codes.stream().map(code -> code.substring(0, 2)).distinct()).hasSize(13);
    }
  }

  @Test
  void theSameModelGivesTheSameFormToSelfAndManager() {
    var profile = sales(2);
    assertThat(Questionnaire.draw(profile, Optional.empty(), SELF, 45))
        .isEqualTo(Questionnaire.draw(profile, Optional.empty(), MANAGER, 45));
  }

  @Test
  void minutesAreRoundedUpAtTwelveSecondsAnItem() {
    assertThat(Questionnaire.minutes(0)).isZero();
    assertThat(Questionnaire.minutes(1)).isEqualTo(1);
    assertThat(Questionnaire.minutes(5)).isEqualTo(1);
    assertThat(Questionnaire.minutes(41)).isEqualTo(9);
    assertThat(Questionnaire.minutes(45)).isEqualTo(9);
  }

  private static RequirementProfile sales(int required) {
    return profile(
        degree(unlevelled("CE", "CE-1*", "CE-2*", "CE-3*", "CE-4"), 10),
        degree(unlevelled("LA", "LA-1*", "LA-2*", "LA-3*", "LA-4"), 10),
        degree(unlevelled("CD", "CD-1*", "CD-2*", "CD-3*", "CD-4"), 10),
        level(levelled("MI", 4), required, 10),
        level(levelled("PT", 4), required, 10),
        level(levelled("CR", 4), required, 20),
        new Requirement(levelled("SB", 4), new Demand.OfLevel(required), 30, true));
  }

  private static Optional<ModelVersion> core(int competencies) {
    return Optional.of(
        new ModelVersion(
            ModelVersionId.next(),
            ModelId.next(),
            "core",
            Optional.empty(),
            text("core"),
            text("core"),
            1,
            ModelState.PUBLISHED,
            Optional.of(LocalDate.of(2026, 11, 1)),
            Optional.of(3.5),
            IntStream.rangeClosed(1, competencies)
                .mapToObj(n ->
                    (Competency)
                        competency(
                            Layer.CORE,
                            "K" + n,
                            "K%d-1* K%d-2* K%d-3* K%d-4".replace("%d", "" + n).split(" ")))
                .toList()));
  }

  private static RequirementProfile profile(Requirement... requirements) {
    return new RequirementProfile(PositionId.next(), ModelVersionId.next(), List.of(requirements));
  }

  private static Requirement degree(Competency competency, int weight) {
    return new Requirement(competency, new Demand.OfDegree(3.5), weight, false);
  }

  private static Requirement level(Competency competency, int level, int weight) {
    return new Requirement(competency, new Demand.OfLevel(level), weight, false);
  }

  private static Competency.Unlevelled unlevelled(String code, String... behaviours) {
    return competency(Layer.GENERAL, code, behaviours);
  }

  /** A star marks a key behaviour. */
  private static Competency.Unlevelled competency(Layer layer, String code, String... behaviours) {
    return new Competency.Unlevelled(
        CompetencyId.next(),
        code,
        layer,
        text(code),
        text(code),
        Optional.empty(),
        Stream.of(behaviours)
            .map(one -> indicator(one.replace("*", ""), one.endsWith("*"), BOTH))
            .toList());
  }

  /** Five behaviours a level, the first two of them key. */
  private static Competency.Levelled levelled(String code, int levels) {
    var rungs = new ArrayList<Level>();
    for (int number = 1; number <= levels; number++) {
      int level = number;
      rungs.add(
          new Level(
              level,
              text("L" + level),
              List.of(CareerStage.of(level)),
              IntStream.rangeClosed(1, 5)
                  .mapToObj(n -> indicator(code + "-" + level + "." + n, n <= 2, BOTH))
                  .toList()));
    }
    return new Competency.Levelled(
        CompetencyId.next(),
        code,
        Layer.PROFESSIONAL,
        text(code),
        text(code),
        Optional.empty(),
        rungs);
  }

  private static Indicator indicator(String code, boolean key, Set<Relationship> observers) {
    return new Indicator(IndicatorId.next(), code, text(code), Facet.SKILL, key, observers);
  }

  private static Text text(String words) {
    return Text.of(words, words);
  }

  private static List<String> codes(RequirementProfile profile, int cap) {
    return codes(profile, Optional.empty(), MANAGER, cap);
  }

  private static List<String> codes(
      RequirementProfile profile, Optional<ModelVersion> core, Relationship rater, int cap) {
    var indicators =
        Stream.concat(
                profile.requirements().stream().map(Requirement::competency),
                core.stream().flatMap(version -> version.competencies().stream()))
            .flatMap(competency -> competency.indicators().stream())
            .toList();
    return Questionnaire.draw(profile, core, rater, cap).items().stream()
        .map(id ->
            indicators.stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow().code())
        .toList();
  }
}
