package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.assessment.AssessmentFixture.Sales;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.People;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Assessments of a whole unit: who is in, who is asked, and what may be done about it later. */
@SpringBootTest
@Import({CompanyFixture.class, AssessmentFixture.class})
class UnitAssessmentsTests {
  @Autowired AssessmentFixture fixture;
  @Autowired CompanyFixture companies;
  @Autowired Campaigns campaigns;
  @Autowired Assignments assignments;
  @Autowired NewAssessmentQuery offers;
  @Autowired MyTasksQuery tasks;
  @Autowired People people;
  @Autowired Calendar calendar;

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
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.viewer(present), running.manager(), 3);
    // Until the last day the former manager is awaited too.
    assertThat(in(() -> tasks.of(sales.self())).toConfirm()).isEmpty();
    fixture.submit(running, sales.viewer(former), task.assignment(), 2);
    assertThat(in(() -> tasks.of(sales.self())).toConfirm()).hasSize(1);
    assertThat(in(() -> tasks.of(sales.viewer(present))).toConfirm()).hasSize(1);
    assertThat(in(() -> tasks.of(sales.viewer(former))).toConfirm()).isEmpty();
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
