package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.CountedStatements;
import org.shengren.assessment.AssessmentFixture.Running;
import org.shengren.assessment.AssessmentFixture.Sales;
import org.shengren.assessment.BoardSearch.Sort;
import org.shengren.assessment.ratings.SingleRatings;
import org.shengren.competency.Relationship;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.NewPerson;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.People;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.SettableClock;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Assessments of a whole unit: who is in, who is asked, and what may be done about it later. */
@SpringBootTest
@Import({CompanyFixture.class, AssessmentFixture.class})
class UnitAssessmentsTests {
  @Autowired AssessmentFixture fixture;
  @Autowired CompanyFixture companies;
  @Autowired Campaigns campaigns;
  @Autowired CandidatesQuery candidates;
  @Autowired Assignments assignments;
  @Autowired NewAssessmentQuery offers;
  @Autowired MyTasksQuery tasks;
  @Autowired People people;
  @Autowired Calendar calendar;
  @Autowired Participants participants;
  @Autowired ManagerChangeQuery managerChanges;
  @Autowired ManagerChanges takeOver;
  @Autowired RaterReminders reminders;
  @Autowired Deadlines deadlines;
  @Autowired Agreements agreements;
  @Autowired BoardQuery boards;
  @Autowired SheetQuery sheets;
  @Autowired SingleRatings singleRatings;
  @Autowired JdbcClient jdbc;

  private Sales sales;
  private Viewer partner;

  @BeforeEach
  void company() {
    sales = fixture.sales();
    partner = companies.partner(sales.company(), "H1", sales.company().sales());
  }

  // Who is in

  @Test
  void whoMayStartForOthersIsOfferedAUnitAndNotThemselves() {
    var offer = in(() -> offers.of(partner, Language.ZH, null, false));
    assertThat(offer.unit()).contains(sales.company().sales());
    assertThat(in(() -> offers.of(partner, Language.ZH, null, true)).unit()).isEmpty();
    assertThat(in(() -> offers.of(sales.self(), Language.ZH, null, false)).unit()).isEmpty();
    assertThatThrownBy(
            () -> in(() -> offers.of(partner, Language.ZH, sales.company().tech(), false)))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void aUnitShowsWhoCanTakePartAndWhatStandsAgainstTheOthers() {
    fixture.hire(
        sales.company(), "P2", "陈燕", "Chen Yan", Optional.empty(), Optional.of(sales.manager()));
    fixture.hire(
        sales.company(), "P3", "王雪", "Wang Xue", Optional.of(sales.position()), Optional.empty());
    fixture.hire(
        sales.company(),
        "P4",
        "高远",
        "Gao Yuan",
        Optional.of(sales.company().rep()),
        Optional.of(sales.manager()));
    var plan = plan();
    assertThat(plan.ready())
        .extracting(UnitPlan.Row::person)
        .containsExactlyInAnyOrder(sales.person(), sales.manager());
    assertThat(plan.stopped())
        .extracting(UnitPlan.Stopped::obstacle)
        .containsExactly(Obstacle.NO_POSITION, Obstacle.NO_REQUIREMENTS, Obstacle.NO_MANAGER);
    assertThat(plan.minutes()).isBetween(7, 9);
    in(() -> campaigns.start(partner, fixture.wish(sales, false, sales.person())));
    assertThat(plan().ready()).extracting(UnitPlan.Row::person).containsExactly(sales.manager());
  }

  @Test
  void whoIsLeftOutByNameOrWithTheUnitIsNotStarted() {
    var plan = plan();
    assertThat(targets(Set.of(sales.manager()), Set.of(), plan.digest()))
        .extracting(StartCampaign.Target::person)
        .containsExactly(sales.person());
    assertThatThrownBy(() ->
            new StartCampaign(
                fixture.wish(sales, false, sales.person()).name(),
                Purpose.PLACEMENT,
                targets(Set.of(), Set.of(sales.company().east()), plan.digest()),
                today(),
                today(),
                false))
        .isInstanceOf(NobodyChosen.class);
  }

  @Test
  void nobodyIsStartedWhomTheStarterHasNotSeen() {
    var seen = plan().digest();
    fixture.hire(sales.company(), "P2", "陈燕", "Chen Yan", sales.position(), sales.manager());
    assertThatThrownBy(() -> targets(Set.of(), Set.of(), seen)).isInstanceOf(UnitChanged.class);
  }

  // Former managers and joiners

  @Test
  void aFormerManagerIsAskedForTheMonthsAndTheTalkIsWithTheDirectOneAlone() {
    var former = sales.manager();
    var present = newManager("M2");
    assertThat(plan().former()).isEqualTo(1);
    var running =
        fixture.running(
            sales, in(() -> campaigns.start(partner, fixture.wish(sales, false, sales.person()))));
    var task = onlyTask(former);
    assertThat(task.capacity()).isEqualTo(Capacity.FORMER_MANAGER);
    assertThat(onlyTask(present).capacity()).isEqualTo(Capacity.MANAGER);
    // The person knows who is asked and for when; nobody else reads it here.
    assertThat(in(() -> sheets.partRaters(sales.self(), running.participant())))
        .singleElement()
        .satisfies(rater -> assertThat(rater.ledUntil()).isEqualTo(today().minusMonths(1)));
    assertThat(in(() -> sheets.partRaters(sales.viewer(present), running.participant()))).isEmpty();
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.viewer(present), running.manager(), 3);
    // Until the last day the former manager is awaited too.
    assertThat(in(() -> tasks.of(sales.self())).toConfirm()).isEmpty();
    fixture.submit(running, sales.viewer(former), task.assignment(), 2);
    assertThat(in(() -> tasks.of(sales.self())).toConfirm()).hasSize(1);
    assertThat(in(() -> tasks.of(sales.viewer(present))).toConfirm()).hasSize(1);
    assertThat(in(() -> tasks.of(sales.viewer(former))).toConfirm()).isEmpty();
  }

  @Test
  void aDottedLineManagerIsAskedForTheShareAndNotWaitedForAfterTheLastDay() {
    var dotted = hire("D1");
    dottedLine(sales.person(), dotted, 30);
    var running = started();
    var task = onlyTask(dotted);
    assertThat(task.capacity()).isEqualTo(Capacity.DOTTED_MANAGER);
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 3);
    assertThat(line(partner, running).turn()).isEqualTo(Turn.OTHERS);
    after(19, () -> deadlines.pass(tenant()));
    assertThat(line(partner, running).turn()).isEqualTo(Turn.TALK);
    assertThat(heard(sales.person())).contains("notice.assessment.may-talk");
    // Until the release the share may still be rated, and counts.
    after(20, () -> fixture.submit(running, sales.viewer(dotted), task.assignment(), 5));
    assertThat(in(() -> singleRatings.of(tenant(), running.participant())).raters())
        .extracting(rater -> rater.relationship())
        .containsExactlyInAnyOrder(Relationship.SELF, Relationship.MANAGER, Relationship.MANAGER);
  }

  @Test
  void whoIsNewToThePositionIsMarked() {
    var joiner =
        Tenancy.in(
            tenant(),
            () ->
                people.hire(
                    sales.company().founder(),
                    new NewPerson(
                        "J1",
                        Text.of("新同事", "New colleague"),
                        Optional.empty(),
                        Optional.empty(),
                        today().minusMonths(1),
                        new NewAppointment(
                            sales.company().east(),
                            Optional.of(sales.position()),
                            Optional.of(sales.manager()),
                            today().minusMonths(1)))));
    assertThat(plan().joiners()).isEqualTo(1);
    var campaign =
        in(() -> campaigns.start(partner, fixture.wish(sales, false, joiner, sales.person())));
    assertThat(
            board(partner, campaign, new BoardSearch("", null, null, true, Sort.NAME, 0)).lines())
        .singleElement()
        .satisfies(line -> assertThat(line.person()).isEqualTo(joiner));
  }

  // The board

  @Test
  void theBoardSaysWhoWaitsForWhom() {
    var running = started();
    assertThat(line(partner, running).turn()).isEqualTo(Turn.BOTH);
    fixture.submit(running, sales.self(), running.self(), 4);
    assertThat(line(partner, running).turn()).isEqualTo(Turn.MANAGER);
    fixture.submit(running, sales.boss(), running.manager(), 3);
    assertThat(line(partner, running).waitsFor()).isEqualTo("campaign.waits.talk");
    var board = board(partner, running.campaign(), all());
    assertThat(board.turns()).containsExactly(Map.entry(Turn.TALK, 1));
    assertThat(board.units()).singleElement().satisfies(u -> assertThat(u.handedIn()).isOne());
  }

  @Test
  void aManagerSeesTheOwnPeopleAPersonOnlyThemselvesAndOthersNothing() {
    var other = hire("M2");
    var foreign = fixture.hire(sales.company(), "P9", "外人", "Foreign", sales.position(), other);
    var campaign =
        in(() -> campaigns.start(partner, fixture.wish(sales, false, sales.person(), foreign)));
    assertThat(board(partner, campaign, all()).lines()).hasSize(2);
    assertThat(board(sales.boss(), campaign, all()).lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.person()).isEqualTo(sales.person());
          assertThat(line.mayRemind()).isTrue();
        });
    assertThat(board(sales.self(), campaign, all()).lines())
        .singleElement()
        .satisfies(line -> assertThat(line.mayOpen()).isFalse());
    var stranger = companies.partner(sales.company(), "H2", sales.company().tech());
    assertThatThrownBy(() -> board(stranger, campaign, all())).isInstanceOf(CampaignNotFound.class);
    assertThatThrownBy(() -> in(() -> reminders.remindLate(stranger, campaign)))
        .isInstanceOf(CampaignNotFound.class);
    assertThatThrownBy(() -> in(() -> reminders.remindLate(sales.self(), campaign)))
        .isInstanceOf(CampaignNotFound.class);
  }

  @Test
  void theBoardIsSearchedAndFiltered() {
    var other =
        fixture.hire(sales.company(), "P2", "陈燕", "Chen Yan", sales.position(), sales.manager());
    var campaign =
        in(() -> campaigns.start(partner, fixture.wish(sales, false, sales.person(), other)));
    assertThat(board(partner, campaign, search("晓岚", null)).lines()).hasSize(1);
    assertThat(board(partner, campaign, search("zhou qi", null)).lines()).hasSize(2);
    assertThat(board(partner, campaign, search("P2", null)).lines()).hasSize(1);
    assertThat(board(partner, campaign, search("%", null)).lines()).isEmpty();
    assertThat(board(partner, campaign, search("", Turn.TALK)).lines()).isEmpty();
  }

  @Test
  void theNumberOfStatementsDoesNotGrowWithThePeople() {
    fixture.hire(sales.company(), "S", "人", "P", sales.position(), sales.manager());
    // What is read once and kept, such as the content of models, is not counted.
    statements();
    var few = statements();
    for (int i = 0; i < 6; i++) {
      fixture.hire(sales.company(), "S" + i, "人" + i, "P" + i, sales.position(), sales.manager());
    }
    assertThat(statements()).isEqualTo(few);
  }

  /** Statements of the offer, the start, the board and a reminder for all of the unit. */
  private List<Integer> statements() {
    var counts = new ArrayList<Integer>();
    var plan = new UnitPlan[1];
    counts.add(counted(() -> plan[0] = plan()));
    var wanted = targets(Set.of(sales.manager()), Set.of(), plan[0].digest());
    var wish = fixture.wish(sales, false, sales.person());
    var campaign = new CampaignId[1];
    counts.add(
        counted(() ->
            campaign[0] =
                in(() ->
                    campaigns.start(
                        partner,
                        new StartCampaign(
                            wish.name(),
                            Purpose.PLACEMENT,
                            wanted,
                            today(),
                            today().plusDays(3),
                            false)))));
    counts.add(counted(() -> board(partner, campaign[0], all())));
    after(0, () -> counts.add(counted(() -> in(() -> reminders.remindLate(partner, campaign[0])))));
    in(() -> {
      campaigns.cancel(partner, campaign[0], "试验");
      return campaign[0];
    });
    // A day on which nobody has been reminded yet.
    fixture.inTransaction(
        sales,
        () ->
            jdbc.sql("delete from assessment.reminder where tenant_id = :tenant")
                .param("tenant", tenant().value())
                .update());
    return counts;
  }

  private static int counted(Runnable work) {
    try (var counted = new CountedStatements()) {
      work.run();
      return counted.count();
    }
  }

  // RaterReminders

  @Test
  void nobodyIsRemindedTwiceADayAndWhoIsDoneNotAtAll() {
    var running = started();
    assertThat(in(() -> reminders.remindLate(partner, running.campaign())))
        .isEqualTo(new Reminded(2, 0));
    assertThat(in(() -> reminders.remindLate(partner, running.campaign())))
        .isEqualTo(new Reminded(0, 2));
    fixture.submit(running, sales.self(), running.self(), 4);
    after(
        1,
        () -> {
          assertThat(reminders.remind(partner, running.campaign(), running.participant()))
              .isEqualTo(new Reminded(1, 0));
        });
    assertThat(heard(sales.person())).containsOnlyOnce("notice.assessment.rate");
    assertThat(heard(sales.manager())).filteredOn("notice.assessment.rate"::equals).hasSize(2);
  }

  @Test
  void theManagerRemindsTheOwnPeopleAndIsNotRemindedByItself() {
    var running = started();
    assertThat(in(() -> reminders.remind(sales.boss(), running.campaign(), running.participant())))
        .isEqualTo(new Reminded(1, 0));
    assertThatThrownBy(() ->
            in(() -> reminders.remind(sales.self(), running.campaign(), running.participant())))
        .isInstanceOf(ParticipantNotFound.class);
  }

  @Test
  void remindersComeByThemselvesBeforeTheEndAfterItAndOnceMore() {
    var running = started();
    var told = new ArrayList<Integer>();
    for (int day : new int[] {5, 15, 16, 18, 19, 20, 23, 24, 26}) {
      after(day, () -> told.add(reminders.remindByItself(tenant())));
    }
    // The period ends on day 18.
    assertThat(told).containsExactly(0, 2, 0, 0, 2, 0, 2, 0, 0);
    assertThat(heard(sales.person())).contains("notice.assessment.overdue");
    assertThat(running).isNotNull();
  }

  // Expiry and extension

  @Test
  void aWeekAfterTheEndNothingIsTakenUntilThePeriodIsExtended() {
    var running = started();
    fixture.answer(running, sales.boss(), running.manager(), 3);
    after(25, () -> deadlines.pass(tenant()));
    assertThat(line(partner, running).turn()).isEqualTo(Turn.BOTH);
    after(
        26,
        () -> {
          deadlines.pass(tenant());
          assertThatThrownBy(() -> fixture.submitOnly(sales.boss(), running.manager()))
              .isInstanceOf(AssignmentStepRefused.class);
          assertThatThrownBy(
                  () -> participants.reopen(partner, running.participant(), running.manager()))
              .isInstanceOf(PeriodOver.class);
          assertThat(boards.of(partner, running.campaign(), all(), Language.ZH).stopped()).isOne();
          assertThat(heard(partner.person())).contains("notice.assessment.expired");
          campaigns.extend(partner, running.campaign(), today().plusDays(40), true);
          fixture.submitOnly(sales.boss(), running.manager());
        });
    assertThat(line(partner, running).turn()).isEqualTo(Turn.SELF);
    assertThat(heard(sales.person())).contains("notice.assessment.extended");
  }

  @Test
  void aPeriodIsNeitherShortenedNorExtendedIntoThePastNorByTheWrongPeople() {
    var running = started();
    var end = fixture.wish(sales, false, sales.person()).endsOn();
    for (var day : List.of(end, end.minusDays(1))) {
      assertThatThrownBy(() -> run(() -> campaigns.extend(partner, running.campaign(), day, true)))
          .isInstanceOf(NotLater.class);
    }
    after(
        30,
        () ->
            assertThatThrownBy(
                    () -> campaigns.extend(partner, running.campaign(), end.plusDays(2), true))
                .isInstanceOf(NotLater.class));
    var stranger = companies.partner(sales.company(), "H2", sales.company().tech());
    for (var wrong : List.of(stranger, sales.boss(), sales.self())) {
      assertThatThrownBy(
              () -> run(() -> campaigns.extend(wrong, running.campaign(), end.plusDays(2), true)))
          .isInstanceOf(CampaignNotFound.class);
      assertThatThrownBy(() -> run(() -> campaigns.cancel(wrong, running.campaign(), "不要了")))
          .isInstanceOf(CampaignNotFound.class);
    }
  }

  @Test
  void whoPartnersOnlySomeOfTheCampaignFollowsButDoesNotChangeIt() {
    var tech =
        Tenancy.in(
            tenant(),
            () ->
                people.hire(
                    sales.company().founder(),
                    new NewPerson(
                        "T1",
                        Text.of("技术员", "Engineer"),
                        Optional.empty(),
                        Optional.empty(),
                        CompanyFixture.FOUNDED,
                        new NewAppointment(
                            sales.company().tech(),
                            Optional.of(sales.position()),
                            Optional.of(sales.manager()),
                            CompanyFixture.FOUNDED))));
    var founder = sales.company().founder();
    var campaign =
        in(() -> campaigns.start(founder, fixture.wish(sales, false, sales.person(), tech)));
    assertThat(board(partner, campaign, all()).whole()).isFalse();
    assertThatThrownBy(() -> run(() -> campaigns.cancel(partner, campaign, "不要了")))
        .isInstanceOf(Forbidden.class);
  }

  // Another manager

  @Test
  void whatTheReplacedManagerBeganIsReadByNobodyAndTheNewOneIsAskedTheSame() {
    var running = started();
    fixture.answer(running, sales.boss(), running.manager(), 1);
    var successor = hire("M2");
    run(() -> participants.replaceManager(partner, running.participant(), successor));
    var task = onlyTask(successor);
    assertThat(fixture.items(sales, task.assignment()))
        .isEqualTo(fixture.items(sales, running.manager()));
    assertThat(in(() -> tasks.of(sales.boss())).toRate()).isEmpty();
    assertThatThrownBy(() -> fixture.submitOnly(sales.boss(), running.manager()))
        .isInstanceOf(AssignmentStepRefused.class);
    assertThatThrownBy(
            () -> run(() -> participants.reopen(partner, running.participant(), running.manager())))
        .isInstanceOf(AssignmentNotFound.class);
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.viewer(successor), task.assignment(), 3);
    assertThat(line(partner, running).turn()).isEqualTo(Turn.TALK);
    assertThat(in(() -> singleRatings.of(tenant(), running.participant())).raters())
        .extracting(rater -> rater.person())
        .containsExactlyInAnyOrder(sales.person(), successor);
    assertThat(heard(sales.manager())).contains("notice.assessment.replaced");
    assertThat(heard(successor)).contains("notice.assessment.successor");
    assertThat(heard(sales.person())).contains("notice.assessment.new-manager");
  }

  @Test
  void whatTheReplacedManagerHandedInCountsAsAFormerManagersAndTheTalkWaitsForTheNewOne() {
    var running = started();
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 2);
    var successor = hire("M2");
    run(() -> participants.replaceManager(partner, running.participant(), successor));
    assertThat(line(partner, running).turn()).isEqualTo(Turn.MANAGER);
    assertThatThrownBy(() ->
            run(() -> agreements.confirm(sales.boss(), running.participant(), Stance.AGREED, "")))
        .isInstanceOf(ParticipantNotFound.class);
    fixture.submit(running, sales.viewer(successor), onlyTask(successor).assignment(), 3);
    assertThat(in(() -> singleRatings.of(tenant(), running.participant())).raters()).hasSize(3);
    assertThat(heard(sales.manager())).contains("notice.assessment.replaced-kept");
    // Who comes back goes on with what was handed in.
    run(() -> participants.replaceManager(partner, running.participant(), sales.manager()));
    assertThat(line(partner, running).turn()).isEqualTo(Turn.TALK);
  }

  @Test
  void onlyWhoRunsTheCampaignReplacesAndOnlyBySomebodyWhoCanRate() {
    var running = started();
    var successor = hire("M2");
    assertThatThrownBy(() ->
            run(() -> participants.replaceManager(sales.boss(), running.participant(), successor)))
        .isInstanceOf(ParticipantNotFound.class);
    assertThatThrownBy(() -> replace(running, sales.person())).isInstanceOf(RatesThemself.class);
    assertThatThrownBy(() -> replace(running, sales.manager())).isInstanceOf(RatesAlready.class);
    assertThatThrownBy(() -> replace(running, PersonId.next())).isInstanceOf(RaterHasLeft.class);
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 2);
    run(() -> agreements.confirm(sales.self(), running.participant(), Stance.AGREED, ""));
    assertThatThrownBy(() -> replace(running, successor)).isInstanceOf(AlreadyConfirmed.class);
    assertThatThrownBy(
            () -> run(() -> participants.reopen(partner, running.participant(), running.self())))
        .isInstanceOf(AlreadyConfirmed.class);
  }

  // A manager for the own team

  private NewAssessmentQuery.View team(Viewer viewer) {
    return in(() -> offers.of(viewer, Language.EN, null, NewAssessmentQuery.Whom.TEAM));
  }

  private List<StartCampaign.Target> teamTargets(Viewer viewer) {
    return in(() -> offers.teamTargets(viewer, Language.EN, Set.of(), Set.of(), null));
  }

  private CampaignId startFor(Viewer viewer, Purpose purpose, List<StartCampaign.Target> targets) {
    return in(() ->
        campaigns.start(
            viewer,
            new StartCampaign(
                Text.of("团队评估", "Team"), purpose, targets, today(), today().plusDays(20), false)));
  }

  private void boss(PersonId person, PersonId manager) {
    run(() ->
        people.appoint(
            sales.company().founder(),
            person,
            new NewAppointment(
                sales.company().east(),
                Optional.of(sales.position()),
                Optional.of(manager),
                CompanyFixture.FOUNDED.plusDays(1))));
  }

  @Test
  void aManagerStartsForTheOwnTeamInOneGoAndWhoIsBeingRatedIsNamedAndLeftOut() {
    var second =
        fixture.hire(
            sales.company(),
            "P2",
            "陈燕",
            "Chen Yan",
            Optional.of(sales.position()),
            Optional.of(sales.manager()));
    var below =
        fixture.hire(
            sales.company(),
            "P3",
            "王雪",
            "Wang Xue",
            Optional.of(sales.position()),
            Optional.of(second));
    var aimedFor =
        in(() -> candidates.demanding(tenant())).keySet().stream()
            .filter(position -> !position.equals(sales.position()))
            .findFirst()
            .orElseThrow();
    startFor(
        sales.self(),
        Purpose.PLACEMENT,
        List.of(new StartCampaign.Target(sales.person(), aimedFor)));
    var offer = team(sales.boss());
    assertThat(offer.purposes()).containsExactly(Purpose.DEVELOPMENT);
    var plan = offer.plan().orElseThrow();
    assertThat(plan.ready()).extracting(UnitPlan.Row::person).containsExactly(second);
    assertThat(plan.stopped())
        .extracting(UnitPlan.Stopped::obstacle)
        .containsExactly(Obstacle.BEING_RATED);
    var campaign = startFor(sales.boss(), Purpose.DEVELOPMENT, teamTargets(sales.boss()));
    assertThat(onlyTaskIn(campaign, second)).isEqualTo(Capacity.SELF);
    assertThat(onlyTaskIn(campaign, sales.manager())).isEqualTo(Capacity.MANAGER);
    assertThat(heard(second)).isNotEmpty();
    assertThat(team(sales.boss()).plan().orElseThrow().ready()).isEmpty();
    assertThat(team(sales.viewer(second)).plan().orElseThrow().ready())
        .extracting(UnitPlan.Row::person)
        .containsExactly(below);
  }

  private Capacity onlyTaskIn(CampaignId campaign, PersonId rater) {
    return in(() ->
        fixture.inTransaction(
            sales,
            () ->
                jdbc.sql(
                        """
                        select a.relationship
                          from assessment.assignment a
                          join assessment.participant p
                            on p.tenant_id = a.tenant_id and p.id = a.participant_id
                         where a.tenant_id = :tenant and p.campaign_id = :campaign
                           and a.rater_id = :rater
                        """)
                    .param("tenant", tenant().value())
                    .param("campaign", campaign.value())
                    .param("rater", rater.value())
                    .query((row, _) -> Capacity.valueOf(row.getString("relationship")))
                    .single()));
  }

  @Test
  void nobodyStartsForPeopleTheyDoNotLeadDirectlyAndNoManagerForWhatDecides() {
    var target = List.of(new StartCampaign.Target(sales.person(), sales.position()));
    for (var purpose : List.of(Purpose.PLACEMENT, Purpose.APPRAISAL)) {
      assertThatThrownBy(() -> startFor(sales.boss(), purpose, target))
          .isInstanceOf(Forbidden.class);
    }
    var dotted = hire("D1");
    dottedLine(sales.person(), dotted, 30);
    var upper = hire("U1");
    boss(sales.manager(), upper);
    var colleague = hire("C1");
    for (var viewer : List.of(dotted, upper, colleague)) {
      assertThatThrownBy(() -> startFor(sales.viewer(viewer), Purpose.DEVELOPMENT, target))
          .isInstanceOf(Forbidden.class);
    }
    var mixed =
        List.of(target.getFirst(), new StartCampaign.Target(sales.manager(), sales.position()));
    assertThatThrownBy(() -> startFor(sales.boss(), Purpose.DEVELOPMENT, mixed))
        .isInstanceOf(Forbidden.class);
    for (var viewer : List.of(dotted, colleague, sales.person())) {
      assertThatThrownBy(() -> team(sales.viewer(viewer))).isInstanceOf(Forbidden.class);
    }
  }

  // A change of manager while the campaign runs

  /** The person reports to somebody else from a day on. */
  private PersonId movedTo(String number, LocalDate from) {
    var successor = hire(number);
    run(() ->
        people.appoint(
            sales.company().founder(),
            sales.person(),
            new NewAppointment(
                sales.company().east(), Optional.empty(), Optional.of(successor), from)));
    return successor;
  }

  private List<ManagerChange> changes(Viewer viewer, Running running) {
    return in(() -> managerChanges.of(viewer, running.campaign()));
  }

  private void takeOver(Viewer viewer, Running running, PersonId successor) {
    run(() ->
        takeOver.takeOver(viewer, running.campaign(), Map.of(running.participant(), successor)));
  }

  @Test
  void aChangeOfManagerIsTakenOverAndTheFormerOneGoesOnForTheirMonths() {
    var running = started();
    assertThat(changes(partner, running)).isEmpty();
    fixture.answer(running, sales.boss(), running.manager(), 4);
    var successor = movedTo("M2", today().minusDays(20));
    var change = changes(partner, running).getFirst();
    assertThat(change.then()).isEqualTo(ManagerChange.Then.GOES_ON);
    takeOver(partner, running, successor);
    assertThat(changes(partner, running)).isEmpty();
    assertThat(onlyTask(successor).capacity()).isEqualTo(Capacity.MANAGER);
    assertThat(onlyTask(sales.manager()).capacity()).isEqualTo(Capacity.FORMER_MANAGER);
    assertThat(line(partner, running).managerName()).isNotNull();
    fixture.submitOnly(sales.boss(), running.manager());
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.viewer(successor), onlyTask(successor).assignment(), 3);
    var raters = in(() -> singleRatings.of(tenant(), running.participant())).raters();
    assertThat(raters).hasSize(3);
    var former = raters.stream().filter(one -> one.person().equals(sales.manager())).findFirst();
    assertThat(former.orElseThrow().answers()).isNotEmpty();
    assertThat(former.orElseThrow().daysLed().orElseThrow()).isGreaterThan(200);
    var present = raters.stream().filter(one -> one.person().equals(successor)).findFirst();
    assertThat(present.orElseThrow().daysLed()).hasValue(20);
    assertThat(heard(sales.manager())).contains("notice.assessment.now-former");
    assertThat(heard(successor)).contains("notice.assessment.successor");
    assertThat(heard(sales.person())).contains("notice.assessment.new-manager");
  }

  @Test
  void whatTheFormerManagerHandedInCountsAndTheTalkWaitsForTheNewOne() {
    var running = started();
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 2);
    var successor = movedTo("M2", today());
    assertThat(changes(partner, running).getFirst().then()).isEqualTo(ManagerChange.Then.COUNTS);
    takeOver(partner, running, successor);
    assertThat(line(partner, running).turn()).isEqualTo(Turn.MANAGER);
    fixture.submit(running, sales.viewer(successor), onlyTask(successor).assignment(), 3);
    assertThat(line(partner, running).turn()).isEqualTo(Turn.TALK);
    assertThat(in(() -> singleRatings.of(tenant(), running.participant())).raters()).hasSize(3);
    assertThat(heard(sales.manager())).contains("notice.assessment.replaced-kept");
  }

  @Test
  void onlyWhoRunsTheCampaignTakesAChangeOverAndOnlyAsItWasSeen() {
    var running = started();
    var successor = movedTo("M2", today().minusDays(1));
    var other = hire("M3");
    for (var viewer : List.of(sales.boss(), sales.self(), sales.viewer(successor))) {
      assertThat(changes(viewer, running)).isEmpty();
      assertThatThrownBy(() -> takeOver(viewer, running, successor))
          .isInstanceOf(ManagersChangedAgain.class);
    }
    assertThatThrownBy(() -> takeOver(partner, running, other))
        .isInstanceOf(ManagersChangedAgain.class);
    assertThatThrownBy(() -> run(() -> takeOver.takeOver(partner, running.campaign(), Map.of())))
        .isInstanceOf(NobodyChosen.class);
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 2);
    run(() -> agreements.confirm(sales.self(), running.participant(), Stance.AGREED, ""));
    assertThat(changes(partner, running).getFirst().confirmed()).isTrue();
    assertThatThrownBy(() -> takeOver(partner, running, successor))
        .isInstanceOf(ManagersChangedAgain.class);
    assertThat(line(partner, running).turn()).isEqualTo(Turn.TALK);
  }

  @Test
  void somebodyAskedOnPurposeIsNotTakenForAChange() {
    var running = started();
    replace(running, hire("M2"));
    assertThat(changes(partner, running)).isEmpty();
  }

  // Reopening

  @Test
  void aReopenedQuestionnaireTakesAnswersAgainAndTheTalkWaits() {
    var running = started();
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 2);
    run(() -> participants.reopen(partner, running.participant(), running.self()));
    assertThat(line(partner, running).turn()).isEqualTo(Turn.SELF);
    assertThat(heard(sales.person())).contains("notice.assessment.reopened-self");
    assertThat(heard(sales.manager())).contains("notice.assessment.talk-waits");
    fixture.submitOnly(sales.self(), running.self());
    assertThat(line(partner, running).turn()).isEqualTo(Turn.TALK);
    run(() -> agreements.confirm(sales.self(), running.participant(), Stance.AGREED, ""));
    run(() -> agreements.confirm(sales.boss(), running.participant(), Stance.AGREED, ""));
    assertThatThrownBy(
            () -> run(() -> participants.reopen(partner, running.participant(), running.self())))
        .isInstanceOf(ParticipantStepRefused.class);
  }

  // Withdrawal and cancellation

  @Test
  void whoIsWithdrawnIsToldAndNeedNotBeRated() {
    var running = started();
    assertThatThrownBy(() -> run(() -> participants.withdraw(partner, running.participant(), " ")))
        .isInstanceOf(ReasonMissing.class);
    run(() -> participants.withdraw(partner, running.participant(), "长期休假"));
    assertThat(heard(sales.person())).contains("notice.assessment.withdrawn-self");
    assertThat(heard(sales.manager())).contains("notice.assessment.withdrawn");
    assertThat(line(partner, running).turn()).isEqualTo(Turn.WITHDRAWN);
    assertThatThrownBy(() -> in(() -> reminders.remindLate(partner, running.campaign())))
        .isInstanceOf(CampaignStepRefused.class);
  }

  @Test
  void aCancelledCampaignKeepsWhatWasReleasedAndEndsTheRest() {
    var other =
        fixture.hire(sales.company(), "P2", "陈燕", "Chen Yan", sales.position(), sales.manager());
    var campaign =
        in(() -> campaigns.start(partner, fixture.wish(sales, false, sales.person(), other)));
    var running = fixture.running(sales, campaign);
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 3);
    run(() -> agreements.confirm(sales.self(), running.participant(), Stance.AGREED, ""));
    run(() -> agreements.confirm(sales.boss(), running.participant(), Stance.AGREED, ""));
    run(() -> campaigns.cancel(partner, campaign, "组织调整"));
    var board = board(partner, campaign, all());
    assertThat(board.state()).isEqualTo(CampaignState.RELEASED);
    assertThat(board.turns())
        .containsOnly(Map.entry(Turn.RELEASED, 1), Map.entry(Turn.WITHDRAWN, 1));
    assertThat(heard(other)).contains("notice.assessment.cancelled");
    assertThatThrownBy(() -> run(() -> campaigns.cancel(partner, campaign, "再来一次")))
        .isInstanceOf(CampaignStepRefused.class);
    assertThatThrownBy(
            () -> run(() -> campaigns.extend(partner, campaign, today().plusDays(90), true)))
        .isInstanceOf(CampaignStepRefused.class);
  }

  private void replace(Running running, PersonId successor) {
    run(() -> participants.replaceManager(partner, running.participant(), successor));
  }

  private Running started() {
    return fixture.running(
        sales, in(() -> campaigns.start(partner, fixture.wish(sales, false, sales.person()))));
  }

  private PersonId hire(String number) {
    return fixture.hire(
        sales.company(),
        number,
        "李强",
        "Li Qiang",
        Optional.empty(),
        Optional.of(sales.company().founder().person()));
  }

  private void dottedLine(PersonId person, PersonId manager, int share) {
    fixture.inTransaction(
        sales,
        () ->
            jdbc.sql(
                    """
                    insert into organization.dotted_line (tenant_id, id, person_id, manager_id,
                           share, valid_from)
                    values (:tenant, :id, :person, :manager, :share, :from)
                    """)
                .param("tenant", tenant().value())
                .param("id", UUID.randomUUID())
                .param("person", person.value())
                .param("manager", manager.value())
                .param("share", share)
                .param("from", CompanyFixture.FOUNDED)
                .update());
  }

  /** Keys of what somebody was told. */
  private List<String> heard(PersonId person) {
    return fixture.inTransaction(
        sales,
        () ->
            jdbc.sql(
                    """
                    select key from notification.notice
                     where tenant_id = :tenant and person_id = :person
                    """)
                .param("tenant", tenant().value())
                .param("person", person.value())
                .query(String.class)
                .list());
  }

  private Board.Line line(Viewer viewer, Running running) {
    return board(viewer, running.campaign(), all()).lines().stream()
        .filter(line -> line.id().equals(running.participant()))
        .findFirst()
        .orElseThrow();
  }

  private Board board(Viewer viewer, CampaignId campaign, BoardSearch search) {
    return in(() -> boards.of(viewer, campaign, search, Language.ZH));
  }

  private static BoardSearch all() {
    return search("", null);
  }

  private static BoardSearch search(String words, @Nullable Turn turn) {
    return new BoardSearch(words, null, turn, false, Sort.TURN, 0);
  }

  /** As if so many days had gone by since the start. */
  private void after(int days, Runnable work) {
    SettableClock.at(Instant.now().plus(Duration.ofDays(days)), () -> Tenancy.run(tenant(), work));
  }

  private void run(Runnable work) {
    Tenancy.run(tenant(), work);
  }

  private TenantId tenant() {
    return sales.company().tenant();
  }

  private MyTasks.Task onlyTask(PersonId rater) {
    return in(() -> tasks.of(sales.viewer(rater))).toRate().stream()
        .filter(task -> task.person().equals(sales.person()))
        .findFirst()
        .orElseThrow();
  }

  /** The person is led by somebody else since a month. */
  private PersonId newManager(String number) {
    var manager =
        fixture.hire(
            sales.company(),
            number,
            "李强",
            "Li Qiang",
            Optional.empty(),
            Optional.of(sales.company().founder().person()));
    Tenancy.run(
        sales.company().tenant(),
        () ->
            people.appoint(
                sales.company().founder(),
                sales.person(),
                new NewAppointment(
                    sales.company().east(),
                    Optional.of(sales.position()),
                    Optional.of(manager),
                    today().minusMonths(1))));
    return manager;
  }

  private UnitPlan plan() {
    return in(() -> offers.of(partner, Language.ZH, sales.company().sales(), false))
        .plan()
        .orElseThrow();
  }

  private List<StartCampaign.Target> targets(
      Set<PersonId> people, Set<OrgUnitId> units, String seen) {
    return in(
        () -> offers.targets(partner, Language.ZH, sales.company().sales(), people, units, seen));
  }

  private LocalDate today() {
    return in(() -> calendar.today(sales.company().tenant()));
  }

  private <T> T in(Supplier<T> work) {
    return fixture.in(sales, work);
  }
}
