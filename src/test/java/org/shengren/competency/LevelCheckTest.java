package org.shengren.competency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.Language;

class LevelCheckTest {
  private final ModelFile sales =
      Objects.requireNonNull(new ContentFiles().shippedModels().get("key-account-sales"));
  private final LevelCheck check = LevelCheck.of(sales, 7);

  @Test
  void everyLevelledBehaviourIsOnOneCardAndTheSheetTellsNothingOfItsPlace() {
    assertThat(check.cards())
        .extracting(card -> card.of().code())
        .containsExactlyInAnyOrderElementsOf(
            sales.competencies().stream()
                .filter(ModelFile.CompetencyFile::levelled)
                .flatMap(c -> c.allBehaviours().stream())
                .map(ModelFile.BehaviourFile::code)
                .toList());
    for (var language : Language.values()) {
      var sheet = check.sheet(language);
      for (var card : check.cards()) {
        assertThat(sheet).contains(card.of().text().text().in(language));
        assertThat(sheet).doesNotContain(card.of().code());
      }
      for (var competency : sales.competencies()) {
        for (var level : competency.allLevels()) {
          assertThat(sheet).doesNotContain(level.name().text().in(language));
        }
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameSheetAndAnotherSeedAnother() {
    assertThat(LevelCheck.of(sales, 7)).isEqualTo(check);
    assertThat(LevelCheck.of(sales, 8).sheet(Language.ZH)).isNotEqualTo(check.sheet(Language.ZH));
    var levels = check.cards().stream().map(LevelCheck.Card::level).limit(20).toList();
    assertThat(levels).isNotEqualTo(levels.stream().sorted().toList());
  }

  @Test
  void theKeyScoresFullAndAWrongCardIsNamed() {
    var right = check.key().lines().toList();
    assertThat(check.score(right).values())
        .hasSize(4)
        .allSatisfy(score -> assertThat(score.hitRate()).isEqualTo(1));
    var wrong = check.cards().getFirst();
    var answers =
        right.stream()
            .map(line ->
                line.startsWith("1,") ? "1," + (wrong.level() == 4 ? 3 : wrong.level() + 1) : line)
            .toList();
    var score = Objects.requireNonNull(check.score(answers).get(wrong.competency().code()));
    assertThat(score.misses()).singleElement().extracting(LevelCheck.Miss::card).isEqualTo(wrong);
    assertThat(score.misses().getFirst().byOne()).isTrue();
    assertThat(score.hitRate()).isEqualTo(0.95);
    assertThat(score.passes()).isTrue();
  }

  @Test
  void aCardWithoutAnAnswerIsNotPassedOver() {
    var answers = check.key().lines().filter(line -> !line.startsWith("5,")).toList();
    assertThatThrownBy(() -> check.score(answers)).hasMessageContaining("card 5");
    assertThatThrownBy(() -> check.score(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
