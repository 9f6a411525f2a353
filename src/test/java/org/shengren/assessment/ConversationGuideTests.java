package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.assessment.AssessmentFixture.Running;
import org.shengren.assessment.AssessmentFixture.Sales;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The guide for a talk about much, about little and about nothing. */
@SpringBootTest
@Import({CompanyFixture.class, AssessmentFixture.class})
class ConversationGuideTests {
  private static final int HELD_AT = 3;

  @Autowired AssessmentFixture fixture;
  @Autowired ConversationQuery conversations;
  @Autowired Ratings ratings;

  private Sales sales;
  private Running running;

  @BeforeEach
  void started() {
    sales = fixture.sales();
    running = fixture.started(sales);
  }

  @Test
  void fromMuchItTakesTheBestTheFarthestAndTheLowestAndNoMore() {
    var guide = guide(item -> rated(item % 4 == 0 ? 5 : 4), item -> rated(item % 3 == 0 ? 1 : 4));
    assertThat(guide.open()).hasSize(2).allSatisfy(point -> assertThat(point.both()).isEqualTo(4));
    assertThat(guide.open()).extracting(point -> point.competency().id()).doesNotHaveDuplicates();
    assertThat(guide.differ()).hasSize(4);
    assertThat(guide.differ().getFirst().pair().difference()).isEqualTo(4);
    assertThat(guide.differ()).extracting(point -> -point.pair().difference()).isSorted();
    assertThat(guide.choose()).hasSizeLessThanOrEqualTo(2);
    assertThat(guide.same()).isPositive();
  }

  @Test
  void whereOneSideCouldNotJudgeNothingIsMadeUp() {
    var guide = guide(item -> rated(4), item -> item == 0 ? rated(4) : Answer.None.CANNOT_JUDGE);
    assertThat(guide.open())
        .singleElement()
        .satisfies(point -> assertThat(point.manager()).isEqualTo(4));
    assertThat(guide.same()).isEqualTo(1);
    assertThat(guide.differ()).isEmpty();
    assertThat(guide.choose()).isEmpty();
    assertThat(guide.isEmpty()).isFalse();
  }

  @Test
  void whereNobodyCouldJudgeThereIsNoGuide() {
    var guide = guide(_ -> Answer.None.CANNOT_JUDGE, _ -> Answer.None.NO_OCCASION);
    assertThat(guide.isEmpty()).isTrue();
  }

  private static Answer rated(int category) {
    return Answer.rated(category);
  }

  private ConversationGuide guide(IntFunction<Answer> self, IntFunction<Answer> manager) {
    rate(sales.self(), running.self(), self);
    rate(sales.boss(), running.manager(), manager);
    return ConversationGuide.of(
        fixture.in(sales, () -> conversations.of(sales.boss(), running.participant())), HELD_AT);
  }

  private void rate(Viewer rater, AssignmentId assignment, IntFunction<Answer> answers) {
    var items = fixture.items(sales, assignment);
    var given =
        IntStream.range(0, items.size())
            .mapToObj(at -> new GiveRating(assignment, items.get(at), answers.apply(at), 0))
            .toList();
    Tenancy.run(rater.tenant(), () -> ratings.giveAll(rater, assignment, given));
    fixture.submitOnly(rater, assignment);
  }
}
