package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.AtOnce;
import org.shengren.assessment.AssessmentFixture.Running;
import org.shengren.assessment.AssessmentFixture.Sales;
import org.shengren.assessment.ratings.SingleRatings;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.Relationship;
import org.shengren.evidence.Evidence;
import org.shengren.evidence.Story;
import org.shengren.evidence.StoryNotFound;
import org.shengren.evidence.StoryReleased;
import org.shengren.evidence.Written;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.PositionId;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@SpringBootTest
@Import({CompanyFixture.class, AssessmentFixture.class})
@RecordApplicationEvents
class AssessmentsTests {
  @Autowired AssessmentFixture fixture;
  @Autowired CompanyFixture companies;
  @Autowired Campaigns campaigns;
  @Autowired Participants participants;
  @Autowired Assignments assignments;
  @Autowired Ratings ratings;
  @Autowired Agreements agreements;
  @Autowired RatingEvidence ratingEvidence;
  @Autowired Evidence evidence;
  @Autowired SingleRatings singleRatings;
  @Autowired Feedback feedback;
  @Autowired Participations participations;
  @Autowired AccessPolicy policy;
  @Autowired SheetQuery sheets;
  @Autowired ConversationQuery conversations;
  @Autowired CampaignProgressQuery progress;
  @Autowired MyTasksQuery tasks;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEvents events;

  private Sales sales;

  @BeforeEach
  void company() {
    sales = fixture.sales();
  }

  // Start

  @Test
  void everyShippedSalesPositionWithCoreStaysWithinFortyFiveItems() {
    var codes =
        List.of(
            "key-account-associate",
            "key-account-manager",
            "senior-key-account-manager",
            "industry-sales-manager",
            "key-account-director");
    var positions =
        fixture.inTransaction(
            sales,
            () ->
                jdbc.sql(
                        """
                        select o.id from organization.position o
                          join organization.job_family f
                            on f.tenant_id = o.tenant_id and f.id = o.family_id
                         where o.tenant_id = :tenant and f.code = 'key-account-sales'
                         order by o.ordinal
                        """)
                    .param("tenant", sales.company().tenant().value())
                    .query(UUID.class)
                    .list());
    assertThat(positions).hasSameSizeAs(codes);
    for (var position : positions) {
      var person =
          fixture.hire(
              sales.company(),
              "N" + position,
              "新人",
              "New",
              new PositionId(position),
              sales.manager());
      var wish = fixture.wish(sales, true, person);
      var campaign =
          in(() ->
              campaigns.start(
                  sales.viewer(person),
                  new StartCampaign(
                      wish.name(),
                      wish.purpose(),
                      List.of(new StartCampaign.Target(person, new PositionId(position))),
                      wish.startsOn(),
                      wish.endsOn(),
                      true)));
      var task = in(() -> tasks.of(sales.viewer(person))).toRate().getFirst();
      assertThat(task.items()).isBetween(35, 45);
      var sheet = in(() -> sheets.of(sales.viewer(person), task.assignment()));
      assertThat(sheet.total()).isEqualTo(task.items());
      assertThat(sheet.sections()).hasSize(13);
      assertThat(campaign).isNotNull();
    }
  }

  @Test
  void hrStartsForAUnitAndEverybodyHasTwoQuestionnaires() {
    var other =
        fixture.hire(sales.company(), "P2", "陈燕", "Chen Yan", sales.position(), sales.manager());
    var partner = companies.partner(sales.company(), "H1", sales.company().sales());
    var campaign =
        in(() -> campaigns.start(partner, fixture.wish(sales, false, sales.person(), other)));
    var seen = in(() -> progress.of(partner, campaign));
    assertThat(seen.participants()).isEqualTo(2);
    assertThat(seen.assignments()).isEqualTo(4);
    assertThat(in(() -> tasks.of(sales.boss())).toRate()).hasSize(2);
  }

  @Test
  void hrOfAnotherUnitStartsNothingHere() {
    var partner = companies.partner(sales.company(), "H1", sales.company().tech());
    assertThatThrownBy(
            () -> in(() -> campaigns.start(partner, fixture.wish(sales, false, sales.person()))))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void nobodyStartsTheAssessmentOfSomebodyElseWithoutTheFunction() {
    assertThatThrownBy(() ->
            in(() -> campaigns.start(sales.boss(), fixture.wish(sales, false, sales.person()))))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void whoCannotTakePartIsNamedAndNothingIsWritten() {
    var alone =
        fixture.hire(
            sales.company(),
            "P2",
            "吴桐",
            "Wu Tong",
            Optional.of(sales.position()),
            Optional.empty());
    var partner = companies.partner(sales.company(), "H1", sales.company().sales());
    assertThatThrownBy(() ->
            in(() -> campaigns.start(partner, fixture.wish(sales, false, sales.person(), alone))))
        .isInstanceOfSatisfying(
            TargetsNotReady.class,
            refused -> {
              assertThat(refused.obstacle()).isEqualTo(Obstacle.NO_MANAGER);
              assertThat(refused.arguments()).containsExactly("Wu Tong");
            });
    assertThat(in(() -> progress.all(partner))).isEmpty();
  }

  @Test
  void aPositionWithoutRequirementsIsRefused() {
    var wish = fixture.wish(sales, false, sales.person());
    var other =
        new StartCampaign(
            wish.name(),
            wish.purpose(),
            List.of(new StartCampaign.Target(sales.person(), sales.company().rep())),
            wish.startsOn(),
            wish.endsOn(),
            false);
    assertThatThrownBy(() -> in(() -> campaigns.start(sales.self(), other)))
        .isInstanceOfSatisfying(
            TargetsNotReady.class,
            refused -> assertThat(refused.obstacle()).isEqualTo(Obstacle.NO_REQUIREMENTS));
  }

  @Test
  void oneIsNotRatedTwiceAtATimeAgainstOnePosition() {
    fixture.started(sales);
    assertThatThrownBy(() -> fixture.started(sales))
        .isInstanceOfSatisfying(
            TargetsNotReady.class,
            refused -> assertThat(refused.obstacle()).isEqualTo(Obstacle.RUNNING));
  }

  // Answers

  @Test
  void anAnswerIsKeptOnceHoweverOftenItIsSent() {
    var running = fixture.started(sales);
    var item = fixture.items(sales, running.self()).getFirst();
    var first = give(sales.self(), running.self(), item, Answer.rated(3), 0);
    var repeat = give(sales.self(), running.self(), item, Answer.rated(3), 0);
    assertThat(first).isInstanceOf(RatingOutcome.Saved.class);
    assertThat(repeat).isEqualTo(first);
    assertThat(first.sequence()).isEqualTo(1);
  }

  @Test
  void aChangedMindIsKeptWhenTheLatestAnswerWasSeen() {
    var running = fixture.started(sales);
    var item = fixture.items(sales, running.self()).getFirst();
    give(sales.self(), running.self(), item, Answer.rated(3), 0);
    var changed = give(sales.self(), running.self(), item, Answer.None.NO_OCCASION, 1);
    assertThat(changed).isInstanceOf(RatingOutcome.Saved.class);
    assertThat(changed.sequence()).isEqualTo(2);
    assertThat(changed.answer()).isEqualTo(Answer.None.NO_OCCASION);
  }

  @Test
  void theAnswerOfAnotherDeviceComesBackAsAConflictAndStands() {
    var running = fixture.started(sales);
    var item = fixture.items(sales, running.self()).getFirst();
    give(sales.self(), running.self(), item, Answer.rated(4), 0);
    var late = give(sales.self(), running.self(), item, Answer.rated(2), 0);
    assertThat(late).isInstanceOf(RatingOutcome.RatingConflict.class);
    assertThat(late.answer()).isEqualTo(Answer.rated(4));
    assertThat(late.sequence()).isEqualTo(1);
    var chosen = give(sales.self(), running.self(), item, Answer.rated(2), late.sequence());
    assertThat(chosen).isInstanceOf(RatingOutcome.Saved.class);
  }

  @Test
  void ofTwoDevicesAtTheSameMomentExactlyOneWins() throws Exception {
    var running = fixture.started(sales);
    var item = fixture.items(sales, running.self()).getFirst();
    var outcomes =
        AtOnce.answers(
            Stream.of(1, 5)
                .map(category ->
                    (Callable<RatingOutcome>)
                        () -> give(sales.self(), running.self(), item, Answer.rated(category), 0))
                .toList());
    assertThat(outcomes).filteredOn(o -> o instanceof RatingOutcome.Saved).hasSize(1);
    assertThat(outcomes).filteredOn(o -> o instanceof RatingOutcome.RatingConflict).hasSize(1);
    assertThat(outcomes.getFirst().answer()).isEqualTo(outcomes.getLast().answer());
  }

  @Test
  void whatIsNotOnTheQuestionnaireIsNotKept() {
    var running = fixture.started(sales);
    assertThatThrownBy(
            () -> give(sales.self(), running.self(), IndicatorId.next(), Answer.rated(3), 0))
        .isInstanceOf(NotAsked.class);
  }

  @Test
  void anotherRatersQuestionnaireDoesNotExist() {
    var running = fixture.started(sales);
    var item = fixture.items(sales, running.self()).getFirst();
    for (var wrong : List.of(sales.boss(), sales.company().founder())) {
      assertThatThrownBy(() -> give(wrong, running.self(), item, Answer.rated(3), 0))
          .isInstanceOf(AssignmentNotFound.class);
      assertThatThrownBy(() -> in(() -> sheets.of(wrong, running.self())))
          .isInstanceOf(AssignmentNotFound.class);
      assertThatThrownBy(() -> run(() -> assignments.submit(wrong, running.self())))
          .isInstanceOf(AssignmentNotFound.class);
    }
  }

  @Test
  void anotherCompanyFindsNothing() {
    var running = fixture.started(sales);
    var item = fixture.items(sales, running.self()).getFirst();
    var elsewhere = companies.found();
    var spy = new Viewer(elsewhere.tenant(), sales.person(), Set.of(Role.values()));
    assertThatThrownBy(() ->
            Tenancy.in(
                elsewhere.tenant(),
                () -> ratings.give(spy, new GiveRating(running.self(), item, Answer.rated(3), 0))))
        .isInstanceOf(AssignmentNotFound.class);
  }

  @Test
  void anIncompleteQuestionnaireIsNotSubmittedAndACompleteOneTakesNoMoreAnswers() {
    var running = fixture.started(sales);
    var items = fixture.items(sales, running.self());
    give(sales.self(), running.self(), items.getFirst(), Answer.rated(3), 0);
    assertThatThrownBy(() -> run(() -> assignments.submit(sales.self(), running.self())))
        .isInstanceOfSatisfying(
            AnswersMissing.class,
            refused -> assertThat(refused.arguments()).containsExactly(items.size() - 1));
    for (var item : items.subList(1, items.size())) {
      give(sales.self(), running.self(), item, Answer.None.CANNOT_JUDGE, 0);
    }
    run(() -> assignments.submit(sales.self(), running.self()));
    assertThatThrownBy(
            () -> give(sales.self(), running.self(), items.getFirst(), Answer.rated(5), 1))
        .isInstanceOf(AssignmentStepRefused.class);
  }

  // Conversation, agreement and release

  @Test
  void neitherSideSeesTheOtherBeforeBothHaveSubmitted() {
    var running = fixture.started(sales);
    for (var viewer : List.of(sales.self(), sales.boss())) {
      assertThatThrownBy(() -> talk(viewer, running)).isInstanceOf(ConversationNotOpen.class);
    }
    fixture.submit(running, sales.self(), running.self(), 5);
    for (var viewer : List.of(sales.self(), sales.boss())) {
      assertThatThrownBy(() -> talk(viewer, running)).isInstanceOf(ConversationNotOpen.class);
      assertThat(
              in(() -> feedback.about(policy.see(viewer, sales.person()), running.participant())))
          .isEmpty();
    }
    assertThat(in(() -> tasks.of(sales.boss())).all().getFirst().apart()).isZero();
    fixture.submit(running, sales.boss(), running.manager(), 3);
    var conversation = talk(sales.boss(), running);
    assertThat(conversation.topics()).hasSize(13);
    assertThat(conversation.topics().getFirst().pairs().getFirst().isApart()).isTrue();
    assertThat(talk(sales.self(), running).apart()).isEqualTo(conversation.apart()).isPositive();
  }

  @Test
  void nobodyButTheTwoSidesReadsTheConversation() {
    var running = fixture.started(sales);
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 4);
    var partner = companies.partner(sales.company(), "H1", sales.company().sales());
    for (var wrong : List.of(partner, sales.company().founder())) {
      assertThatThrownBy(() -> talk(wrong, running)).isInstanceOf(ParticipantNotFound.class);
      assertThatThrownBy(
              () -> run(() -> agreements.confirm(wrong, running.participant(), Stance.AGREED, "")))
          .isInstanceOf(ParticipantNotFound.class);
    }
  }

  @Test
  void bothConfirmingReleasesTheResultOnceAndFinishesTheCampaign() {
    var running = fixture.started(sales);
    assertThatThrownBy(() -> confirm(sales.self(), running, Stance.AGREED, ""))
        .isInstanceOf(ConversationNotOpen.class);
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 3);
    confirm(sales.self(), running, Stance.AGREED, "");
    assertThat(events.stream(ParticipantReleased.class)).isEmpty();
    confirm(sales.boss(), running, Stance.AGREED, "继续");
    assertThat(events.stream(ParticipantReleased.class))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.participant()).isEqualTo(running.participant());
          assertThat(event.person()).isEqualTo(sales.person());
        });
    var released =
        in(() -> participations.released(policy.see(sales.self(), sales.person()))).getFirst();
    assertThat(released.agreed()).isTrue();
    assertThat(in(() -> progress.of(sales.self(), running.campaign())).state())
        .isEqualTo(CampaignState.RELEASED);
    assertThat(
            in(() ->
                feedback.about(policy.see(sales.boss(), sales.person()), running.participant())))
        .hasSize(fixture.items(sales, running.self()).size())
        .allSatisfy(one -> {
          assertThat(one.self()).contains(Answer.rated(4));
          assertThat(one.manager()).contains(Answer.rated(3));
        });
    assertThatThrownBy(() -> confirm(sales.self(), running, Stance.DISAGREED, "x"))
        .isInstanceOf(ParticipantStepRefused.class);
  }

  @Test
  void aDisagreementNeedsAReasonAndReleasesNothing() {
    var running = fixture.started(sales);
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 2);
    assertThatThrownBy(() -> confirm(sales.self(), running, Stance.DISAGREED, "  "))
        .isInstanceOf(DisagreementNeedsReason.class);
    confirm(sales.self(), running, Stance.DISAGREED, "二季度的投标没有算进来");
    confirm(sales.boss(), running, Stance.AGREED, "");
    assertThat(in(() -> participations.released(policy.see(sales.self(), sales.person()))))
        .isEmpty();
    assertThat(talk(sales.self(), running).state()).isEqualTo(ParticipantState.CONVERSATION);
  }

  @Test
  void theLastTwoRatersAtTheSameMomentStillOpenTheConversation() throws Exception {
    var running = fixture.started(sales);
    fixture.answer(running, sales.self(), running.self(), 4);
    fixture.answer(running, sales.boss(), running.manager(), 3);
    assertThat(
            AtOnce.refusals(
                () -> run(() -> assignments.submit(sales.self(), running.self())),
                () -> run(() -> assignments.submit(sales.boss(), running.manager()))))
        .isEmpty();
    assertThat(talk(sales.self(), running).state()).isEqualTo(ParticipantState.CONVERSATION);
  }

  @Test
  void whoeverIsWithdrawnTakesNoMoreAnswersAndTheCampaignEnds() {
    var running = fixture.started(sales);
    var item = fixture.items(sales, running.manager()).getFirst();
    assertThatThrownBy(
            () -> run(() -> participants.withdraw(sales.boss(), running.participant(), "变动")))
        .isInstanceOf(ParticipantNotFound.class);
    run(() -> participants.withdraw(sales.company().founder(), running.participant(), "变动"));
    assertThatThrownBy(() -> give(sales.boss(), running.manager(), item, Answer.rated(3), 0))
        .isInstanceOf(ParticipantStepRefused.class);
    assertThat(in(() -> progress.of(sales.company().founder(), running.campaign())).state())
        .isEqualTo(CampaignState.CANCELLED);
    assertThat(in(() -> tasks.of(sales.boss())).all()).isEmpty();
  }

  // For measurement

  @Test
  void measurementReadsWhatWasSubmittedAndNothingElse() {
    var running = fixture.started(sales);
    fixture.answer(running, sales.self(), running.self(), 5);
    fixture.submit(running, sales.boss(), running.manager(), 3);
    var read = in(() -> singleRatings.of(sales.company().tenant(), running.participant()));
    assertThat(read.person()).isEqualTo(sales.person());
    assertThat(read.coreVersion()).isPresent();
    assertThat(read.raters())
        .singleElement()
        .satisfies(rater -> {
          assertThat(rater.relationship()).isEqualTo(Relationship.MANAGER);
          assertThat(rater.asked())
              .containsExactlyInAnyOrderElementsOf(fixture.items(sales, running.manager()));
          assertThat(rater.answers().values()).containsOnly(Answer.rated(3));
        });
    assertThat(in(() -> singleRatings.ofCampaign(sales.company().tenant(), running.campaign())))
        .hasSize(1);
  }

  // Evidence

  @Test
  void aStoryIsReadByItsAuthorAloneUntilTheReleaseAndByBothAfterwards() {
    var running = fixture.started(sales);
    var story = story("CE");
    var id = in(() -> ratingEvidence.add(sales.boss(), running.manager(), story));
    assertThat(stories(sales.self())).isEmpty();
    assertThat(stories(sales.boss())).hasSize(1);
    assertThatThrownBy(() -> run(() -> ratingEvidence.remove(sales.self(), running.self(), id)))
        .isInstanceOf(StoryNotFound.class);
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 4);
    assertThat(talk(sales.self(), running).topics().getFirst().stories()).hasSize(1);
    confirm(sales.self(), running, Stance.AGREED, "");
    confirm(sales.boss(), running, Stance.AGREED, "");
    assertThat(stories(sales.self())).hasSize(1);
    assertThatThrownBy(() -> run(() -> evidence.change(sales.boss(), id, story)))
        .isInstanceOf(StoryReleased.class);
  }

  @Test
  void aStoryOfAClosedQuestionnaireIsNotReachedThroughAnOpenOne() {
    var running = fixture.started(sales);
    var id = in(() -> ratingEvidence.add(sales.boss(), running.manager(), story("CE")));
    fixture.submit(running, sales.boss(), running.manager(), 4);
    var another =
        fixture.hire(sales.company(), "P2", "陈燕", "Chen Yan", sales.position(), sales.manager());
    in(() -> campaigns.start(sales.viewer(another), fixture.wish(sales, false, another)));
    var open =
        in(() -> tasks.of(sales.boss())).toRate().stream()
            .filter(task -> task.person().equals(another))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() ->
            run(() -> ratingEvidence.change(sales.boss(), open.assignment(), id, story("CE"))))
        .isInstanceOf(StoryNotFound.class);
  }

  private List<Written> stories(Viewer viewer) {
    return in(() -> evidence.of(policy.see(viewer, sales.person())));
  }

  private static Story story(String competency) {
    return new Story(
        competency, "客户投诉交付延期", "当天给出答复", "逐条复述并确认", "客户同意新日期", LocalDate.of(2026, 10, 12));
  }

  private RatingOutcome give(
      Viewer viewer, AssignmentId assignment, IndicatorId item, Answer answer, int seen) {
    return in(() -> ratings.give(viewer, new GiveRating(assignment, item, answer, seen)));
  }

  private Conversation talk(Viewer viewer, Running running) {
    return in(() -> conversations.of(viewer, running.participant()));
  }

  private void confirm(Viewer viewer, Running running, Stance stance, String note) {
    run(() -> agreements.confirm(viewer, running.participant(), stance, note));
  }

  private <T> T in(Supplier<T> work) {
    return fixture.in(sales, work);
  }

  private void run(Runnable work) {
    Tenancy.run(sales.company().tenant(), work);
  }
}
