package org.shengren.competency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shengren.organization.CareerStage;

/** What product and content guide promise of the shipped texts. */
class ShippedContentTest {
  private static final ContentFiles FILES = new ContentFiles();
  private final Map<String, ModelFile> models = FILES.shippedModels();
  private final ModelFile sales = Objects.requireNonNull(models.get("key-account-sales"));

  @Test
  void everyTextStandsInBothLanguagesAndNoneIsACopy() {
    for (var text : texts()) {
      assertThat(text.zh()).as(text.en()).isNotBlank().isNotEqualTo(text.en());
      assertThat(text.zh().codePoints().anyMatch(c -> Character.isIdeographic(c)))
          .as(text.zh())
          .isTrue();
      assertThat(text.en()).as(text.zh()).isNotBlank();
      assertThat(text.en().codePoints().noneMatch(c -> Character.isIdeographic(c)))
          .as(text.en())
          .isTrue();
    }
  }

  @Test
  void aBehaviourIsShortAndSaysOneThing() {
    var seen = new HashSet<String>();
    for (var behaviour : behaviours()) {
      var words = behaviour.text();
      assertThat(words.zh().codePointCount(0, words.zh().length()))
          .as(behaviour.code())
          .isLessThanOrEqualTo(40);
      assertThat(words.en().split("\\s+")).as(behaviour.code()).hasSizeLessThanOrEqualTo(25);
      assertThat(words.zh()).as(behaviour.code()).doesNotEndWith("。");
      assertThat(words.en()).as(behaviour.code()).doesNotEndWith(".");
      assertThat(words.zh()).as(behaviour.code()).doesNotContain(",", ";", "不胜任");
      assertThat(seen.add(words.zh())).as(words.zh()).isTrue();
      assertThat(seen.add(words.en())).as(words.en()).isTrue();
    }
  }

  @Test
  void keyBehavioursAreSeenBySelfAndManager() {
    for (var behaviour : behaviours()) {
      if (behaviour.key()) {
        assertThat(behaviour.observers()).as(behaviour.code()).contains("self", "manager");
      }
    }
  }

  @Test
  void everyFamilyModelIsComplete() {
    for (var family : families()) {
      var general =
          family.competencies().stream().filter(c -> c.layer().equals("general")).toList();
      assertThat(general).as(family.code()).hasSize(3);
      for (var competency : general) {
        assertThat(competency.allBehaviours()).as(competency.code()).hasSizeBetween(6, 9);
        assertThat(keys(competency.allBehaviours())).as(competency.code()).isBetween(3, 4);
      }
      var professional = family.competencies().stream().filter(c -> c.levelled()).toList();
      assertThat(professional).as(family.code()).hasSizeBetween(3, 4);
      for (var competency : professional) {
        assertThat(competency.allLevels()).as(competency.code()).hasSizeBetween(3, 4);
        for (var level : competency.allLevels()) {
          assertThat(level.behaviours()).as(competency.code()).hasSizeBetween(4, 6);
          assertThat(keys(level.behaviours())).as(competency.code()).isEqualTo(2);
        }
      }
      for (var competency : family.competencies()) {
        assertThat(competency.why()).as(competency.code()).isNotNull();
        assertThat(competency.allBehaviours().stream().map(b -> b.facet()).distinct())
            .as(competency.code())
            .hasSizeGreaterThanOrEqualTo(3);
      }
    }
  }

  @Test
  void theSalesModelHoldsWhatItsSourceNames() {
    var general = sales.competencies().stream().filter(c -> c.layer().equals("general")).toList();
    assertThat(general.stream().mapToInt(c -> c.allBehaviours().size()).sum()).isEqualTo(25);
    assertThat(sales.competencies().stream().filter(c -> c.levelled()))
        .hasSize(4)
        .allMatch(c -> c.allLevels().size() == 4);
    assertThat(sales.allPositions()).hasSize(5);
  }

  @Test
  void everyFamilyButSalesHasOneCompetencyWhoseTopLevelSpansTheLastTwoStages() {
    for (var family : families()) {
      assertThat(
              family.competencies().stream()
                  .filter(c -> c.levelled() && c.allLevels().size() == 3)
                  .map(c -> c.allLevels().getLast().stages()))
          .as(family.code())
          .isEqualTo(family.equals(sales) ? List.of() : List.of(List.of(3, 4)));
    }
  }

  @Test
  void everyFamilyLeadsFromLearningToVisionAndPartsIntoTwoTracksAtStageThree() {
    for (var family : families()) {
      var positions = family.allPositions();
      assertThat(positions.stream().map(p -> p.stage()).distinct())
          .as(family.code())
          .containsExactlyInAnyOrder(1, 2, 3, 4);
      assertThat(positions.stream().filter(p -> p.stage() == 3).map(p -> p.track()))
          .as(family.code())
          .containsExactlyInAnyOrder("expert", "management");
      for (var position : positions) {
        assertThat(position.requirements().stream().filter(r -> r.mustHave()))
            .as(position.code())
            .hasSizeBetween(2, 4);
        assertThat(position.requirements()).as(position.code()).hasSizeBetween(6, 8);
      }
    }
  }

  @Test
  void nobodyIsAskedForAgeOrSex() {
    for (var family : families()) {
      for (var position : family.allPositions()) {
        for (var condition : position.entryConditions()) {
          assertThat(condition.text().zh())
              .as(position.code())
              .doesNotContain("岁", "性别", "年龄", "男", "女", "婚");
          assertThat(condition.text().en().toLowerCase(Locale.ROOT))
              .as(position.code())
              .doesNotContainPattern("\\b(age|aged|old|male|female|married)\\b");
        }
      }
    }
  }

  @Test
  void noTwoModelsUseOneCodeForDifferentCompetencies() {
    var codes = new HashSet<String>();
    for (var model : models.values()) {
      for (var competency : model.competencies()) {
        assertThat(codes.add(competency.code())).as(competency.code()).isTrue();
      }
    }
  }

  @Test
  void levelsTogetherCoverAllStagesInOrder() {
    for (var model : models.values()) {
      for (var competency : model.competencies()) {
        if (competency.levelled()) {
          assertThat(competency.allLevels().stream().flatMap(l -> l.stages().stream()).toList())
              .as(competency.code())
              .containsExactly(1, 2, 3, 4);
        }
      }
    }
    assertThat(CareerStage.values()).hasSize(4);
  }

  @Test
  void theCoreModelHasSixCompetenciesAndNoPositions() {
    var core = Objects.requireNonNull(models.get("core"));
    assertThat(core.competencies()).hasSize(6);
    assertThat(core.allPositions()).isEmpty();
    assertThat(core.expectedDegree()).isNotNull();
  }

  @Test
  void sharesAndWeightsOfEveryPositionSumToAHundred() {
    for (var model : models.values()) {
      for (var position : model.allPositions()) {
        assertThat(position.accountabilities()).as(position.code()).hasSizeBetween(4, 7);
        assertThat(position.accountabilities().stream().mapToInt(a -> a.share()).sum())
            .as(position.code())
            .isEqualTo(100);
        assertThat(position.kpis().stream().mapToInt(k -> k.weight()).sum())
            .as(position.code())
            .isEqualTo(100);
        assertThat(position.requirements().stream().mapToInt(r -> r.weight()).sum())
            .as(position.code())
            .isEqualTo(100);
      }
    }
  }

  @Test
  void aQuestionnaireForSelfAndManagerStaysWithinItsCap() {
    var core = Objects.requireNonNull(models.get("core"));
    var coreKeys = core.competencies().stream().mapToInt(c -> keys(c.allBehaviours())).sum();
    for (var family : families()) {
      for (var position : family.allPositions()) {
        int items = coreKeys;
        for (var requirement : position.requirements()) {
          var competency =
              family.competencies().stream()
                  .filter(c -> c.code().equals(requirement.competency()))
                  .findFirst()
                  .orElseThrow();
          var level = requirement.level();
          items +=
              level == null
                  ? keys(competency.allBehaviours())
                  : competency.allLevels().stream()
                      .filter(l -> l.number() == level || l.number() == level - 1)
                      .mapToInt(l -> keys(l.behaviours()))
                      .sum();
        }
        assertThat(items).as(position.code()).isLessThanOrEqualTo(45);
      }
    }
  }

  private List<ModelFile> families() {
    return models.values().stream().filter(model -> !model.core()).toList();
  }

  private Stream<ModelFile.BehaviourFile> behaviours(ModelFile model) {
    return model.competencies().stream().flatMap(c -> c.allBehaviours().stream());
  }

  private List<ModelFile.BehaviourFile> behaviours() {
    return models.values().stream().flatMap(this::behaviours).toList();
  }

  private static int keys(List<ModelFile.BehaviourFile> behaviours) {
    return (int) behaviours.stream().filter(ModelFile.BehaviourFile::key).count();
  }

  private List<ModelFile.Words> texts() {
    var texts = new ArrayList<ModelFile.Words>();
    for (var model : models.values()) {
      texts.add(model.name());
      texts.add(model.definition());
      texts.add(new ModelFile.Words(model.source().zh(), model.source().en()));
      var family = model.family();
      if (family != null) {
        texts.add(family.name());
        texts.add(family.purpose());
      }
      for (var competency : model.competencies()) {
        texts.add(competency.name());
        texts.add(competency.definition());
        var why = competency.why();
        if (why != null) {
          texts.add(why);
        }
        competency.allLevels().forEach(level -> texts.add(level.name()));
      }
      behaviours(model).forEach(behaviour -> texts.add(behaviour.text()));
      for (var position : model.allPositions()) {
        texts.add(position.name());
        texts.add(position.purpose());
        position.accountabilities().forEach(a -> texts.addAll(List.of(a.text(), a.kpi())));
        position.contacts().forEach(c -> texts.addAll(List.of(c.who(), c.purpose())));
        position.entryConditions().forEach(e -> texts.add(e.text()));
        position.kpis().forEach(k -> texts.add(k.name()));
      }
    }
    for (var scale : FILES.shippedScales().scales()) {
      texts.add(scale.name());
      texts.add(scale.question());
      scale.categories().forEach(c -> texts.addAll(List.of(c.text(), c.label())));
    }
    return texts;
  }
}
