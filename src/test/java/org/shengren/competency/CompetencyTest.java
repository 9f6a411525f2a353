package org.shengren.competency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.Text;
import org.shengren.organization.CareerStage;
import org.shengren.organization.PositionId;

class CompetencyTest {
  private static final Text WORDS = Text.of("文字", "words");
  private final Competency.Unlevelled general = ModelFixture.general("CE", 6, 3);
  private final Competency.Levelled professional = ModelFixture.professional("MI", 4);

  @Test
  void aKeyBehaviourIsSeenBySelfAndManager() {
    assertThatThrownBy(() ->
            new Indicator(
                IndicatorId.next(),
                "CE-1",
                WORDS,
                Facet.SKILL,
                true,
                Set.of(Relationship.SELF, Relationship.PEER)))
        .hasMessageContaining("CE-1");
  }

  @Test
  void aPanelSeesEveryBehaviourAndACustomerOnlyTheirOwn() {
    var behaviour = ModelFixture.behaviour("CE-1", true);
    assertThat(behaviour.seenBy(Relationship.PANEL)).isTrue();
    assertThat(behaviour.seenBy(Relationship.CUSTOMER)).isFalse();
  }

  @Test
  void aLevelSpansStagesThatLieNextToEachOther() {
    var behaviours = List.of(ModelFixture.behaviour("MI-3-1", true));
    assertThat(
            new Level(3, WORDS, List.of(CareerStage.TEAM, CareerStage.VISION), behaviours)
                .lastStage())
        .isEqualTo(CareerStage.VISION);
    assertThatThrownBy(
            () -> new Level(1, WORDS, List.of(CareerStage.LEARNING, CareerStage.TEAM), behaviours))
        .hasMessageContaining("skips");
  }

  @Test
  void levelsAreNumberedWithoutAGapAndNeverGoBackInStage() {
    var levels = new ArrayList<>(professional.levels());
    levels.remove(1);
    assertThatThrownBy(() -> levelled(levels)).hasMessageContaining("without a gap");
    var first = professional.level(1);
    var second = professional.level(2);
    assertThatThrownBy(() ->
            levelled(
                List.of(
                    new Level(1, WORDS, List.of(CareerStage.TEAM), first.behaviours()),
                    new Level(2, WORDS, List.of(CareerStage.INDEPENDENT), second.behaviours()))))
        .hasMessageContaining("no earlier stage");
  }

  @Test
  void aBehaviourKnowsItsLevelThroughItsCompetency() {
    var third = professional.level(3).behaviours().getFirst();
    assertThat(professional.levelOf(third.id())).contains(professional.level(3));
    assertThat(general.levelOf(general.behaviours().getFirst().id())).isEmpty();
    var version = ModelFixture.family(general, professional);
    assertThat(version.competencyOf(third.id())).contains(professional);
    assertThat(version.indicator(third.id())).isEqualTo(third);
  }

  @Test
  void anUnlevelledCompetencyIsNeverProfessional() {
    assertThatThrownBy(() ->
            new Competency.Unlevelled(
                CompetencyId.next(),
                "MI",
                Layer.PROFESSIONAL,
                WORDS,
                WORDS,
                Optional.empty(),
                general.behaviours()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFamilyModelHoldsNoCoreCompetency() {
    var core =
        new Competency.Unlevelled(
            CompetencyId.next(),
            "CF",
            Layer.CORE,
            WORDS,
            WORDS,
            Optional.empty(),
            general.behaviours());
    assertThatThrownBy(() -> ModelFixture.family(core)).hasMessageContaining("wrong layer");
    assertThatThrownBy(() -> new Requirement(core, new Demand.OfDegree(3), 100, false))
        .hasMessageContaining("core");
  }

  @Test
  void aLevelIsAskedOfALevelledCompetencyAndADegreeOfTheOthers() {
    assertThatThrownBy(() -> new Requirement(general, new Demand.OfLevel(2), 10, false))
        .hasMessageContaining("by degree");
    assertThatThrownBy(() -> new Requirement(professional, new Demand.OfDegree(3.5), 10, false))
        .hasMessageContaining("by level");
    assertThatThrownBy(() -> new Requirement(professional, new Demand.OfLevel(5), 10, false))
        .hasMessageContaining("no level 5");
  }

  @Test
  void degreesAreAskedInHalves() {
    assertThatThrownBy(() -> new Demand.OfDegree(3.4)).hasMessageContaining("halves");
    assertThat(new Demand.OfDegree(4.5).degree()).isEqualTo(4.5);
  }

  @Test
  void theWeightsOfAProfileSumToAHundred() {
    assertThatThrownBy(() ->
            new RequirementProfile(
                PositionId.next(),
                ModelVersionId.next(),
                List.of(
                    new Requirement(general, new Demand.OfDegree(3), 60, true),
                    new Requirement(professional, new Demand.OfLevel(2), 30, false))))
        .hasMessageContaining("90");
  }

  private static Competency.Levelled levelled(List<Level> levels) {
    return new Competency.Levelled(
        CompetencyId.next(), "MI", Layer.PROFESSIONAL, WORDS, WORDS, Optional.empty(), levels);
  }
}
