package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.AtOnce;
import org.shengren.assessment.AssessmentFixture.Running;
import org.shengren.assessment.AssessmentFixture.Sales;
import org.shengren.assessment.ratings.SingleRatings;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.SettableClock;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agreement, disagreement, decision and appeal, against the database. */
@SpringBootTest
@Import({CompanyFixture.class, AssessmentFixture.class})
class DueProcessTests {
  @Autowired AssessmentFixture fixture;
  @Autowired CompanyFixture companies;
  @Autowired Agreements agreements;
  @Autowired Disputes disputes;
  @Autowired MatterQuery matters;
  @Autowired DueProcessQuery processes;
  @Autowired ConversationQuery conversations;
  @Autowired Campaigns campaigns;
  @Autowired MyTasksQuery tasks;
  @Autowired CampaignProgressQuery progress;
  @Autowired Participants participants;
  @Autowired SingleRatings singleRatings;
  @Autowired JdbcClient jdbc;

  private Sales sales;
  private Running running;

  @BeforeEach
  void bothHaveRated() {
    sales = fixture.sales();
    running = fixture.started(sales);
    fixture.submit(running, sales.self(), running.self(), 5);
    fixture.submit(running, sales.boss(), running.manager(), 2);
  }

  // Agreement

  @Test
  void whatTheTwoSettleOnTakesTheManagersPlaceAndTheRatingsStay() {
    var behaviour = behaviours().getFirst();
    agree(sales.self(), Map.of(behaviour, 4));
    assertThat(process().agreement()).isInstanceOf(Agreement.Proposed.class);
    agree(sales.boss(), Map.of(behaviour, 4));
    assertThat(process().agreement()).isInstanceOf(Agreement.Agreed.class);
    var forms = in(() -> singleRatings.of(sales.company().tenant(), running.participant()));
    assertThat(forms.agreed().values())
        .singleElement()
        .satisfies(agreed -> {
          assertThat(agreed.decided()).isFalse();
          assertThat(agreed.answers()).containsExactly(Map.entry(behaviour, 4));
        });
    assertThat(forms.raters())
        .allSatisfy(rater -> assertThat(rater.answers()).containsKey(behaviour))
        .extracting(rater -> rater.answers().get(behaviour))
        .containsExactlyInAnyOrder(Answer.rated(5), Answer.rated(2));
    var estimates = estimates();
    assertThat(estimates.get(competencyOf(behaviour))).isGreaterThan(2);
    assertThat(estimates.values().stream().filter(value -> value == 2).count())
        .isEqualTo(estimates.size() - 1L);
  }

  @Test
  void aCounterProposalAsksTheFirstSideAgain() {
    var behaviour = behaviours().getFirst();
    agree(sales.self(), Map.of(behaviour, 5));
    agree(sales.boss(), Map.of(behaviour, 3));
    assertThat(released()).isFalse();
    assertThat(talk(sales.self()).mine()).isEmpty();
    assertThat(process().settledOn(behaviour)).contains(3);
    agree(sales.self(), Map.of(behaviour, 3));
    assertThat(released()).isTrue();
  }

  @Test
  void onlyWhatWasAskedIsSettled() {
    assertThatThrownBy(() -> agree(sales.self(), Map.of(IndicatorId.next(), 4)))
        .isInstanceOf(NotAsked.class);
  }

  // Disagreement

  @Test
  void aDisagreementIsDecidedByTheManagersManagerAndOnlyThenReleased() {
    var competency = competencies().getFirst();
    disagree(Set.of(competency));
    assertThat(released()).isFalse();
    assertThat(process().agreement())
        .isEqualTo(new Agreement.Escalated(sales.company().founder().person()));
    var matter = in(() -> matters.toDecide(superior())).getFirst();
    var seen = in(() -> matters.of(superior(), matter.id()));
    assertThat(seen.topics())
        .singleElement()
        .satisfies(topic -> assertThat(topic.competency().id()).isEqualTo(competency));
    assertThat(seen.said()).hasSize(1);
    decide(superior(), matter.id(), competency, 4, "两次投标都有记录");
    assertThat(released()).isTrue();
    assertThat(process().results())
        .singleElement()
        .satisfies(result -> {
          assertThat(result.basis()).isEqualTo(AgreedResult.Basis.DECIDED);
          assertThat(result.decider().orElseThrow().person()).isEqualTo(superior().person());
          assertThat(result.decider().orElseThrow().reason()).isEqualTo("两次投标都有记录");
        });
    assertThat(estimates().get(competency)).isEqualTo(4);
    assertThat(flags(competency)).contains("DECIDED");
  }

  @Test
  void whileSomebodyElseDecidesNeitherOfTheTwoIsAskedToConfirm() {
    disagree(Set.of(competencies().getFirst()));
    for (var side : List.of(sales.self(), sales.boss())) {
      var mine = in(() -> tasks.of(side));
      assertThat(mine.toConfirm()).isEmpty();
      assertThat(mine.waiting())
          .singleElement()
          .satisfies(task -> assertThat(task.decidedBy()).isPresent());
    }
    assertThat(in(() -> progress.all(sales.boss())))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.up()).isEqualTo(1);
          assertThat(one.conversations()).isZero();
        });
  }

  @Test
  void everyStepAndEveryViewOfTheMatterStandsInTheTrail() {
    var competency = competencies().getFirst();
    disagree(Set.of(competency));
    var matter = open();
    in(() -> matters.of(superior(), matter));
    decide(superior(), matter, competency, 4, "有记录");
    var appealed = appeal(Set.of(competency));
    var partner = partner();
    run(() -> disputes.name(partner, appealed, other()));
    decide(viewer(other()), appealed, competency, 4, "同意原决定");
    assertThat(trail())
        .containsSubsequence(
            "agreement.confirmed",
            "dispute.raised",
            "dispute.entrusted",
            "result.seen",
            "dispute.decided",
            "participant.released",
            "appeal.raised",
            "dispute.entrusted",
            "appeal.decided");
  }

  @Test
  void nobodyElseSeesOrDecidesTheMatter() {
    disagree(Set.of(competencies().getFirst()));
    var matter = open();
    for (var wrong : List.of(sales.self(), sales.boss(), viewer(other()), partner())) {
      assertThatThrownBy(() -> in(() -> matters.of(wrong, matter)))
          .isInstanceOf(DisputeNotFound.class);
      assertThatThrownBy(() -> decide(wrong, matter, competencies().getFirst(), 4, "x"))
          .isInstanceOf(DisputeNotFound.class);
    }
    for (var wrong : List.of(sales.self(), sales.boss(), viewer(other()))) {
      assertThatThrownBy(() -> in(() -> matters.vacancy(wrong, matter)))
          .isInstanceOf(DisputeNotFound.class);
      assertThatThrownBy(() -> run(() -> disputes.name(wrong, matter, other())))
          .isInstanceOf(DisputeNotFound.class);
    }
  }

  @Test
  void withoutASuperiorThePartnerNamesSomebodyWhoIsNeitherOfTheTwo() {
    leave(superior().person());
    disagree(Set.of(competencies().getFirst()));
    assertThat(process().agreement()).isInstanceOf(Agreement.Disagreed.class);
    var partner = partner();
    assertThat(in(() -> matters.withoutDecider(partner))).hasSize(1);
    var matter = in(() -> matters.withoutDecider(partner)).getFirst().id();
    for (var close : List.of(sales.person(), sales.manager())) {
      assertThatThrownBy(() -> run(() -> disputes.name(partner, matter, close)))
          .isInstanceOf(DeciderNotImpartial.class);
    }
    run(() -> disputes.name(partner, matter, other()));
    decide(viewer(other()), matter, competencies().getFirst(), 3, "按事例");
    assertThat(released()).isTrue();
  }

  @Test
  void aDecisionWithoutAReasonOrWithoutADisputedAnswerIsRefused() {
    var competency = competencies().getFirst();
    disagree(Set.of(competency));
    var matter = open();
    assertThatThrownBy(() -> decide(superior(), matter, competency, 4, "  "))
        .isInstanceOf(DecisionIncomplete.class);
    assertThatThrownBy(() ->
            run(() ->
                disputes.decide(
                    superior(), matter, Map.of(competency, new Ruling(Map.of(), "有记录")))))
        .isInstanceOf(DecisionIncomplete.class);
    assertThatThrownBy(() -> run(() -> disputes.decide(superior(), matter, Map.of())))
        .isInstanceOf(DecisionIncomplete.class);
    assertThat(released()).isFalse();
  }

  @Test
  void twoDecisionsAtTheSameMomentAreOneDecision() throws Exception {
    var competency = competencies().getFirst();
    disagree(Set.of(competency));
    var matter = open();
    var refused =
        AtOnce.refusals(
            () -> decide(superior(), matter, competency, 4, "有记录"),
            () -> decide(superior(), matter, competency, 3, "另有记录"));
    assertThat(refused).singleElement().isInstanceOf(AgreementStepRefused.class);
    assertThat(process().results()).hasSize(1);
  }

  @Test
  void theOtherSideAddsItsViewUntilTheDecisionAndNotAfterIt() {
    var competency = competencies().getFirst();
    disagree(Set.of(competency));
    run(() -> agreements.confirm(sales.boss(), running.participant(), Stance.AGREED, "看过记录"));
    assertThat(in(() -> matters.of(superior(), open())).said()).hasSize(2);
    decide(superior(), open(), competency, 4, "有记录");
    assertThatThrownBy(() -> agree(sales.boss(), Map.of()))
        .isInstanceOf(ParticipantStepRefused.class);
  }

  @Test
  void whoeverWasWithdrawnIsDecidedAboutByNobody() {
    var competency = competencies().getFirst();
    disagree(Set.of(competency));
    var matter = open();
    run(() -> participants.withdraw(sales.company().founder(), running.participant(), "变动"));
    assertThat(in(() -> matters.toDecide(superior()))).isEmpty();
    assertThatThrownBy(() -> decide(superior(), matter, competency, 4, "有记录"))
        .isInstanceOf(ParticipantStepRefused.class);
  }

  // Appeal

  @Test
  void anAppealIsDecidedBySomebodyElseBesideTheEarlierDecision() {
    var competency = competencies().getFirst();
    disagree(Set.of(competency));
    decide(superior(), open(), competency, 3, "记录不足");
    var appealed = appeal(Set.of(competency));
    var partner = partner();
    assertThatThrownBy(() -> run(() -> disputes.name(partner, appealed, superior().person())))
        .isInstanceOf(DeciderNotImpartial.class);
    run(() -> disputes.name(partner, appealed, other()));
    assertThat(estimates().get(competency)).isEqualTo(3);
    decide(viewer(other()), appealed, competency, 5, "补充的记录成立");
    assertThat(process().agreement()).isInstanceOf(Agreement.Changed.class);
    assertThat(process().on(competency))
        .extracting(AgreedResult::basis)
        .containsExactly(AgreedResult.Basis.DECIDED, AgreedResult.Basis.CHANGED);
    assertThat(estimates().get(competency)).isEqualTo(5);
    assertThat(count("measurement.measure", "competency_id = '" + competency.value() + "'"))
        .isEqualTo(2);
    assertThatThrownBy(() -> appeal(Set.of(competency))).isInstanceOf(AgreementStepRefused.class);
  }

  @Test
  void anAppealOfWhatWasAgreedGoesToTheNextLevelAndMayLeaveItAsItWas() {
    agree(sales.self(), Map.of());
    agree(sales.boss(), Map.of());
    var competency = competencies().getFirst();
    var appealed = appeal(Set.of(competency));
    assertThat(in(() -> matters.toDecide(superior())))
        .singleElement()
        .satisfies(matter -> assertThat(matter.appeal()).isTrue());
    decide(superior(), appealed, competency, 2, "评价有据");
    assertThat(process().agreement()).isInstanceOf(Agreement.Upheld.class);
    assertThat(count("measurement.measure", "revision > 1")).isZero();
  }

  @Test
  void onlyThePersonAppealsAndOnlyInTheWorkingDaysAfterTheRelease() {
    agree(sales.self(), Map.of());
    assertThatThrownBy(() -> appeal(Set.copyOf(competencies())))
        .isInstanceOf(ParticipantStepRefused.class);
    agree(sales.boss(), Map.of());
    assertThatThrownBy(() ->
            run(() ->
                disputes.appeal(
                    sales.boss(), running.participant(), Set.of(competencies().getFirst()), "x")))
        .isInstanceOf(ParticipantNotFound.class);
    assertThatThrownBy(() -> appeal(Set.of())).isInstanceOf(NothingDisputed.class);
    SettableClock.at(
        Instant.now().plus(Duration.ofDays(30)),
        () -> {
          assertThat(process().mayAppeal()).isFalse();
          assertThatThrownBy(() -> appeal(Set.of(competencies().getFirst())))
              .isInstanceOf(AppealTooLate.class);
        });
    assertThat(process().mayAppeal()).isTrue();
  }

  @Test
  void everybodyConcernedIsTold() {
    var competency = competencies().getFirst();
    disagree(Set.of(competency));
    assertThat(told(sales.manager()))
        .contains("notice.assessment.raised", "notice.assessment.entrusted");
    assertThat(told(superior().person())).contains("notice.assessment.to-decide");
    decide(superior(), open(), competency, 3, "记录不足");
    assertThat(told(sales.person())).contains("notice.assessment.decided");
    var partner = partner();
    appeal(Set.of(competency));
    assertThat(told(sales.manager())).contains("notice.assessment.appealed");
    assertThat(told(superior().person())).contains("notice.assessment.appealed");
    assertThat(told(partner.person())).contains("notice.assessment.to-name");
  }

  // What the tests do

  private void agree(Viewer viewer, Map<IndicatorId, Integer> settled) {
    run(() -> agreements.say(viewer, running.participant(), new Statement.Agrees(settled, "")));
  }

  private void disagree(Set<CompetencyId> competencies) {
    run(() ->
        agreements.say(
            sales.self(),
            running.participant(),
            new Statement.Disagrees(competencies, "二季度的投标没有算进来")));
  }

  private DisputeId appeal(Set<CompetencyId> competencies) {
    return in(
        () -> disputes.appeal(sales.self(), running.participant(), competencies, "三季度的记录没有计入"));
  }

  /** The same answer to every behaviour of the competency. */
  private void decide(
      Viewer viewer, DisputeId dispute, CompetencyId competency, int answer, String reason) {
    var answers = new HashMap<IndicatorId, Integer>();
    behaviours().stream()
        .filter(behaviour -> competencyOf(behaviour).equals(competency))
        .forEach(behaviour -> answers.put(behaviour, answer));
    run(() -> disputes.decide(viewer, dispute, Map.of(competency, new Ruling(answers, reason))));
  }

  private Viewer superior() {
    return new Viewer(
        sales.company().tenant(),
        sales.company().founder().person(),
        Set.of(Role.EMPLOYEE, Role.MANAGER));
  }

  private Viewer partner() {
    return companies.partner(sales.company(), "H" + UUID.randomUUID(), sales.company().sales());
  }

  private @Nullable PersonId someone;

  /** Somebody who has nothing to do with it. */
  private PersonId other() {
    if (someone == null || !known(someone)) {
      someone =
          fixture.hire(
              sales.company(),
              "X" + UUID.randomUUID(),
              "何静",
              "He Jing",
              Optional.empty(),
              Optional.empty());
    }
    return someone;
  }

  private boolean known(PersonId person) {
    return count("organization.person", "id = '" + person.value() + "'") == 1;
  }

  private Viewer viewer(PersonId person) {
    return sales.viewer(person);
  }

  private void leave(PersonId person) {
    fixture.inTransaction(
        sales,
        () ->
            jdbc.sql(
                    """
                    update organization.person set left_on = date '2021-01-01'
                     where tenant_id = :tenant and id = :person
                    """)
                .param("tenant", sales.company().tenant().value())
                .param("person", person.value())
                .update());
  }

  private List<IndicatorId> behaviours() {
    return fixture.items(sales, running.manager());
  }

  private List<CompetencyId> competencies() {
    return behaviours().stream().map(this::competencyOf).distinct().toList();
  }

  private final Map<IndicatorId, CompetencyId> known = new HashMap<>();

  private CompetencyId competencyOf(IndicatorId behaviour) {
    return known.computeIfAbsent(
        behaviour,
        id ->
            fixture.inTransaction(
                sales,
                () ->
                    jdbc.sql(
                            """
                            select competency_id from competency.indicator
                             where tenant_id = :tenant and id = :id
                            """)
                        .param("tenant", sales.company().tenant().value())
                        .param("id", id.value())
                        .query((row, _) ->
                            new CompetencyId(row.getObject("competency_id", UUID.class)))
                        .single()));
  }

  /** What is in force, by competency. */
  private Map<CompetencyId, Double> estimates() {
    record Row(CompetencyId competency, double estimate) {}
    return fixture.inTransaction(
        sales,
        () ->
            jdbc
                .sql(
                    """
                    select competency_id, estimate from measurement.current_measure
                     where tenant_id = :tenant and person_id = :person
                    """)
                .param("tenant", sales.company().tenant().value())
                .param("person", sales.person().value())
                .query((row, _) ->
                    new Row(
                        new CompetencyId(row.getObject("competency_id", UUID.class)),
                        row.getDouble("estimate")))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::competency, Row::estimate)));
  }

  private String flags(CompetencyId competency) {
    return strings(
            "select array_to_string(flags, ',') from measurement.current_measure"
                + " where tenant_id = :tenant and competency_id = :of",
            competency.value())
        .getFirst();
  }

  private List<String> told(PersonId person) {
    return strings(
        "select key from notification.notice where tenant_id = :tenant and person_id = :of",
        person.value());
  }

  private List<String> trail() {
    return strings(
        "select action from audit.entry where tenant_id = :tenant and subject_id = :of"
            + " order by at, id",
        sales.person().value());
  }

  private List<String> strings(String sql, UUID of) {
    return fixture.inTransaction(
        sales,
        () ->
            jdbc.sql(sql)
                .param("tenant", sales.company().tenant().value())
                .param("of", of)
                .query(String.class)
                .list());
  }

  private int count(String table, String which) {
    return fixture.inTransaction(
        sales,
        () ->
            jdbc.sql(
                    "select count(*) from %s where tenant_id = :tenant and %s"
                        .formatted(table, which))
                .param("tenant", sales.company().tenant().value())
                .query(Integer.class)
                .single());
  }

  private DisputeId open() {
    return in(() -> matters.toDecide(superior())).getFirst().id();
  }

  private DueProcess process() {
    return in(() -> processes.of(sales.self(), running.participant()));
  }

  private Conversation talk(Viewer viewer) {
    return in(() -> conversations.of(viewer, running.participant()));
  }

  private boolean released() {
    return count("assessment.participant", "state = 'RELEASED'") == 1;
  }

  private <T> T in(Supplier<T> work) {
    return fixture.in(sales, work);
  }

  private void run(Runnable work) {
    Tenancy.run(sales.company().tenant(), work);
  }
}
