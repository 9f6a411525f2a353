package org.shengren.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shengren.measurement.ReleasedFixture.by;
import static org.shengren.measurement.Source.MANAGER;
import static org.shengren.measurement.Source.SELF;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.assessment.Purpose;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.ReleasedFixture;
import org.shengren.measurement.ReleasedFixture.Sales;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.People;
import org.shengren.organization.PersonNotFound;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.SettableClock;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goals from proposal to what became of them, and who may see and do what, on the real database.
 */
@SpringBootTest
@Import({CompanyFixture.class, ReleasedFixture.class})
class GoalsTests {
  @Autowired ReleasedFixture released;
  @Autowired Goals goals;
  @Autowired GoalReminders reminders;
  @Autowired Suggestions suggestions;
  @Autowired Companions companions;
  @Autowired WaitingGoals waiting;
  @Autowired AccessPolicy policy;
  @Autowired People people;
  @Autowired Calendar calendar;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Sales sales;
  private Viewer self;
  private Viewer boss;
  private PersonId colleague;
  private LocalDate today;

  @BeforeEach
  void found() {
    sales = released.sales();
    self = sales.self();
    boss = sales.boss();
    colleague = released.colleague(sales, "P2");
    today = in(() -> calendar.today(self.tenant()));
  }

  @Test
  void aGoalStartsWhenBothHaveSaidYesToTheSameWords() {
    var id = propose(self, Optional.empty());
    assertThat(state(id)).isEqualTo(GoalState.DRAFT);
    run(() -> goals.agree(boss, id, 1));
    assertThat(state(id)).isEqualTo(GoalState.AGREED);
    assertThat(told(sales.manager())).containsExactly("notice.development.proposed");
    assertThat(told(sales.person())).containsExactly("notice.development.agreed");
  }

  /** A yes to words that were changed since is no yes. */
  @Test
  void whoAgreesToWordsThatWereChangedIsShownThemAnew() {
    var id = propose(self, Optional.empty());
    run(() -> goals.change(self, id, 1, about(), plan("每周复盘一次", Optional.empty())));
    assertThatThrownBy(() -> run(() -> goals.agree(boss, id, 1))).isInstanceOf(GoalChanged.class);
    run(() -> goals.agree(boss, id, 2));
    assertThat(state(id)).isEqualTo(GoalState.AGREED);
  }

  @Test
  void aChangeAsksTheOtherSideAgainAndKeepsWhatStoodThere() {
    var id = agreed(Optional.empty());
    run(() -> goals.change(boss, id, 1, about(), plan("每周复盘一次", Optional.empty())));
    var seen = in(() -> goals.see(self, id));
    assertThat(seen.goal().state()).isEqualTo(GoalState.DRAFT);
    assertThat(seen.goal().agreedBy(Party.MANAGER)).isTrue();
    assertThat(seen.goal().agreedBy(Party.PERSON)).isFalse();
    assertThat(seen.steps().getLast().words()).contains("每次会后写纪要");
  }

  @Test
  void fromCheckInToOutcomeToTheOtherSidesYes() {
    var id = agreed(Optional.empty());
    run(() -> goals.checkIn(self, id, "写了三份，客户改了两处", Optional.of(today.plusDays(9))));
    assertThat(state(id)).isEqualTo(GoalState.IN_PROGRESS);
    run(() -> goals.review(self, id, 2, Outcome.DONE, "后三份没有更正"));
    assertThat(state(id)).isEqualTo(GoalState.REVIEWED);
    assertThatThrownBy(() -> run(() -> goals.close(self, id, 3, "")))
        .isInstanceOf(NotYoursToDecide.class);
    run(() -> goals.close(boss, id, 3, ""));
    var goal = in(() -> goals.see(self, id)).goal();
    assertThat(goal.state()).isEqualTo(GoalState.CLOSED);
    assertThat(goal.review().orElseThrow().outcome()).isEqualTo(Outcome.DONE);
    assertThat(goal.review().orElseThrow().seen()).isEqualTo("后三份没有更正");
  }

  @Test
  void whoSeesItOtherwiseSaysWhyAndItGoesOn() {
    var id = agreed(Optional.empty());
    run(() -> goals.review(boss, id, 1, Outcome.NOT_YET, "只写了一次"));
    assertThatThrownBy(() -> run(() -> goals.takeUpAgain(self, id, 2, "  ")))
        .isInstanceOf(WordsMissing.class);
    run(() -> goals.takeUpAgain(self, id, 2, "另外两次在客户系统里"));
    var goal = in(() -> goals.see(boss, id)).goal();
    assertThat(goal.state()).isEqualTo(GoalState.IN_PROGRESS);
    assertThat(goal.review()).isEmpty();
  }

  @Test
  void whatIsWithdrawnStaysToBeReadAndMakesRoom() {
    var first = propose(self, Optional.empty());
    propose(boss, Optional.empty());
    assertThatThrownBy(() -> propose(self, Optional.empty())).isInstanceOf(EnoughGoals.class);
    run(() -> goals.withdraw(self, first, 1, "客户换了项目"));
    propose(self, Optional.empty());
    assertThat(in(() -> goals.of(policy.see(boss, sales.person()))))
        .extracting(Goal::state)
        .containsExactlyInAnyOrder(GoalState.DRAFT, GoalState.DRAFT, GoalState.WITHDRAWN);
  }

  @Test
  void theHelperSeesTheGoalOnceItIsAgreedAndNoOther() {
    var other = propose(self, Optional.empty());
    var id = propose(self, Optional.of(colleague));
    var helper = viewer(colleague);
    assertThatThrownBy(() -> run(() -> goals.see(helper, id))).isInstanceOf(GoalNotFound.class);
    run(() -> goals.agree(boss, id, 1));
    assertThat(told(colleague)).containsExactly("notice.development.help");
    assertThat(in(() -> goals.see(helper, id)).part()).isEqualTo(Goals.Part.HELPER);
    assertThat(in(() -> goals.helpedBy(helper))).extracting(Goal::id).containsExactly(id);
    run(() -> goals.checkIn(helper, id, "陪了一次，纪要当天发出", Optional.empty()));
    assertThatThrownBy(() -> run(() -> goals.see(helper, other))).isInstanceOf(GoalNotFound.class);
    assertThatThrownBy(() -> run(() -> goals.review(helper, id, 2, Outcome.DONE, "做到了")))
        .isInstanceOf(NotYoursToDecide.class);
    assertThatThrownBy(() -> run(() -> policy.see(helper, sales.person())))
        .isInstanceOf(PersonNotFound.class);
    assertThat(views(colleague)).isPositive();
  }

  @Test
  void nobodyElseFindsTheGoalOrProposesOne() {
    var id = agreed(Optional.empty());
    var stranger = released.sales();
    for (var viewer : List.of(viewer(colleague), stranger.boss())) {
      assertThatThrownBy(() -> Tenancy.run(viewer.tenant(), () -> goals.see(viewer, id)))
          .isInstanceOf(GoalNotFound.class);
      assertThatThrownBy(() ->
              Tenancy.run(
                  viewer.tenant(),
                  () ->
                      goals.propose(
                          viewer,
                          new ProposeGoal(sales.person(), about(), plan("x", Optional.empty())))))
          .isInstanceOf(PersonNotFound.class);
    }
  }

  @Test
  void datesThatCannotBeAreRefused() {
    for (var dates :
        List.of(
            List.of(today.plusDays(20), today.plusDays(10)),
            List.of(today.minusDays(1), today.plusDays(10)),
            List.of(today, today.plusYears(2)))) {
      assertThatThrownBy(() ->
              run(() ->
                  goals.propose(
                      self,
                      new ProposeGoal(
                          sales.person(),
                          about(),
                          new Goal.Plan(
                              Optional.empty(),
                              Optional.empty(),
                              Text.in(Language.ZH, "写"),
                              Optional.empty(),
                              Optional.empty(),
                              Optional.of(dates.getFirst()),
                              dates.getLast())))))
          .isInstanceOf(GoalDates.class);
    }
    assertThatThrownBy(() -> propose(self, Optional.of(sales.person())))
        .isInstanceOf(HelperUnknown.class);
  }

  /** Person, manager and helper, each once for a date, also when the job runs again. */
  @Test
  void eachAgreedDateIsRemindedOfOnce() {
    var id = agreed(Optional.of(colleague));
    propose(self, Optional.empty());
    var zone = ZoneId.of("Asia/Shanghai");
    IntSupplier remind = () -> in(() -> transactions.execute(_ -> reminders.remind(self.tenant())));
    assertThat(remind.getAsInt()).isZero();
    SettableClock.at(
        today.plusDays(14).atTime(9, 0).atZone(zone).toInstant(),
        () -> {
          assertThat(remind.getAsInt()).isEqualTo(1);
          assertThat(remind.getAsInt()).isZero();
          assertThat(in(() -> waiting.of(self)))
              .extracting(item -> item.key())
              .containsExactly("goal-waiting.own.check-in");
          run(() -> goals.checkIn(self, id, "写了三份", Optional.of(today.plusDays(20))));
        });
    for (var person : List.of(sales.person(), sales.manager(), colleague)) {
      assertThat(told(person)).contains("notice.development.check-in");
    }
    SettableClock.at(
        today.plusDays(29).atTime(9, 0).atZone(zone).toInstant(),
        () -> {
          assertThat(remind.getAsInt()).isEqualTo(1);
          assertThat(remind.getAsInt()).isZero();
          assertThat(in(() -> waiting.of(boss)))
              .extracting(item -> item.key())
              .contains("goal-waiting.other.look-back", "goal-waiting.other.agree");
        });
    assertThat(told(sales.manager())).contains("notice.development.date-reached");
  }

  /**
   * CD 2 against 3.5 and SB 2 against level 2 are focus areas, MI 1 too: two are suggested, the
   * must-have first, each with actions of the library and the behaviours rated low.
   */
  @Test
  void theOneOrTwoMostImportantFocusAreasAreSuggested() {
    appointAsAccountManager();
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, by(Map.of("CE", 4, "LA", 4, "CD", 3, "MI", 2, "PT", 4, "CR", 4, "SB", 2)))
        .rated(MANAGER, by(Map.of("CE", 4, "LA", 4, "CD", 2, "MI", 1, "PT", 4, "CR", 4, "SB", 2)))
        .released();
    var found = in(() -> suggestions.of(policy.see(self, sales.person()), Language.EN));
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().on().competency().code()).isEqualTo("SB");
    assertThat(found)
        .allSatisfy(suggestion -> {
          assertThat(suggestion.reason()).isEqualTo("goal-reason.focus-area");
          assertThat(suggestion.actions()).hasSize(2);
          assertThat(suggestion.behaviours()).isNotEmpty();
        });
  }

  @Test
  void withoutAFocusAreaAStrengthOrTheNextStageIsSuggested() {
    appointAsAccountManager();
    released
        .assessment(sales, sales.person(), Purpose.PLACEMENT)
        .rated(SELF, by(Map.of("CE", 5, "LA", 5, "CD", 5, "MI", 5, "PT", 5, "CR", 5, "SB", 5)))
        .rated(MANAGER, by(Map.of("CE", 5, "LA", 5, "CD", 5, "MI", 5, "PT", 5, "CR", 5, "SB", 5)))
        .released();
    var found = in(() -> suggestions.of(policy.see(self, sales.person()), Language.ZH));
    assertThat(found).isNotEmpty().hasSizeLessThanOrEqualTo(2);
    assertThat(found)
        .extracting(Suggestion::reason)
        .isSubsetOf("goal-reason.next-stage", "goal-reason.strength");
  }

  @Test
  void withoutAReportNothingIsSuggestedAndEverythingCanBeChosen() {
    assertThat(in(() -> suggestions.of(policy.see(self, sales.person()), Language.ZH))).isEmpty();
  }

  /** Who holds a level is a result of somebody else: the manager learns it of the own team only. */
  @Test
  void onlyTheManagerIsToldWhoHoldsTheLevel() {
    var two = released.assessments(sales, Purpose.PLACEMENT, colleague);
    two.getFirst().rated(SELF, by(Map.of("MI", 5))).rated(MANAGER, by(Map.of("MI", 5))).released();
    var on = new Developable(sales.model(), sales.model().find("MI").orElseThrow());
    assertThat(in(() -> companions.of(boss, sales.person(), on, Optional.of(2))))
        .anySatisfy(one -> {
          assertThat(one.card().id()).isEqualTo(colleague);
          assertThat(one.reason()).isEqualTo("goal-helper.holds");
        });
    assertThat(in(() -> companions.of(self, sales.person(), on, Optional.of(2))))
        .extracting(Companions.Companion::reason)
        .containsExactly("goal-helper.manager");
  }

  /** The position whose requirements the report holds the person against. */
  private void appointAsAccountManager() {
    run(() ->
        people.appoint(
            sales.company().founder(),
            sales.person(),
            new NewAppointment(
                sales.company().east(),
                Optional.of(sales.accountManager()),
                Optional.of(sales.manager()),
                today)));
  }

  private Goal.About about() {
    return new Developable(sales.model(), sales.model().find("CE").orElseThrow())
        .about(Optional.empty(), Optional.empty());
  }

  private Goal.Plan plan(String practice, Optional<PersonId> helper) {
    return new Goal.Plan(
        Optional.empty(),
        Optional.empty(),
        Text.in(Language.ZH, practice),
        Optional.empty(),
        helper,
        Optional.of(today.plusDays(14)),
        today.plusDays(28));
  }

  private GoalId propose(Viewer viewer, Optional<PersonId> helper) {
    return in(() ->
        goals.propose(viewer, new ProposeGoal(sales.person(), about(), plan("每次会后写纪要", helper))));
  }

  private GoalId agreed(Optional<PersonId> helper) {
    var id = propose(self, helper);
    run(() -> goals.agree(boss, id, 1));
    return id;
  }

  private GoalState state(GoalId id) {
    return in(() -> goals.see(self, id)).goal().state();
  }

  private Viewer viewer(PersonId person) {
    return new Viewer(self.tenant(), person, Set.of(Role.EMPLOYEE));
  }

  private List<String> told(PersonId person) {
    return rows(
        """
        select key from notification.notice
         where tenant_id = :tenant and person_id = :person and key like 'notice.development.%'
         order by id
        """,
        Map.of("person", person.value()));
  }

  private int views(PersonId by) {
    return rows(
            """
            select id::text from audit.entry
             where tenant_id = :tenant and actor_id = :person and action = 'result.seen'
               and subject_id = :subject
            """,
            Map.of("person", by.value(), "subject", sales.person().value()))
        .size();
  }

  private List<String> rows(String sql, Map<String, UUID> parameters) {
    return in(() ->
        transactions.execute(_ ->
            jdbc.sql(sql)
                .param("tenant", self.tenant().value())
                .params(parameters)
                .query(String.class)
                .list()));
  }

  private <T> T in(Supplier<T> work) {
    return Tenancy.in(self.tenant(), work::get);
  }

  private void run(Runnable work) {
    Tenancy.run(self.tenant(), work);
  }
}
