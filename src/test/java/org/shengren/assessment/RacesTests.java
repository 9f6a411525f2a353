package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.shengren.AtOnce;
import org.shengren.assessment.AssessmentFixture.Running;
import org.shengren.assessment.AssessmentFixture.Sales;
import org.shengren.competency.CompetencyId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two people do at the same moment what goes together only in one order: whichever comes first,
 * what is there afterwards fits together, and whoever came second is told.
 */
@SpringBootTest
@Import({CompanyFixture.class, AssessmentFixture.class})
class RacesTests {
  @Autowired AssessmentFixture fixture;
  @Autowired CompanyFixture companies;
  @Autowired Agreements agreements;
  @Autowired Disputes disputes;
  @Autowired DueProcessQuery processes;
  @Autowired Campaigns campaigns;
  @Autowired Participants participants;
  @Autowired JdbcClient jdbc;

  private Sales sales;
  private Viewer hr;
  private Running running;

  @BeforeEach
  void started() {
    sales = fixture.sales();
    hr = companies.partner(sales.company(), "H1", sales.company().sales());
    running =
        fixture.running(
            sales, in(() -> campaigns.start(hr, fixture.wish(sales, false, sales.person()))));
  }

  @RepeatedTest(3)
  void ofTwoAppealsOneIsHeard() throws Exception {
    bothHaveRated();
    confirm(sales.self());
    confirm(sales.boss());
    var about = Set.of(anyCompetency());
    Runnable appeal =
        () -> in(() -> disputes.appeal(sales.self(), running.participant(), about, "有记录"));
    assertThat(AtOnce.refusals(appeal, appeal))
        .singleElement()
        .isInstanceOf(AgreementStepRefused.class);
    assertThat(count("assessment.dispute", "kind = 'APPEAL'")).isEqualTo(1);
  }

  @RepeatedTest(3)
  void whoIsWithdrawnWhileHandingInIsWithdrawn() throws Exception {
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.answer(running, sales.boss(), running.manager(), 3);
    only(
        AtOnce.refusals(
            () -> fixture.submitOnly(sales.boss(), running.manager()),
            () -> run(() -> participants.withdraw(hr, running.participant(), "长期休假"))));
    assertThat(count("assessment.participant", "state = 'WITHDRAWN'")).isEqualTo(1);
    assertThat(count("assessment.campaign", "state = 'CANCELLED'")).isEqualTo(1);
  }

  @RepeatedTest(3)
  void aResultThatIsReleasedWhileItIsCancelledIsOneOrTheOther() throws Exception {
    bothHaveRated();
    confirm(sales.self());
    only(
        AtOnce.refusals(
            () -> confirm(sales.boss()),
            () -> run(() -> campaigns.cancel(hr, running.campaign(), "组织调整"))));
    var released = count("assessment.participant", "state = 'RELEASED'");
    assertThat(released + count("assessment.participant", "state = 'WITHDRAWN'")).isEqualTo(1);
    assertThat(
            count(
                "assessment.campaign",
                released == 1 ? "state = 'RELEASED'" : "state = 'CANCELLED'"))
        .isEqualTo(1);
    assertThat(count("measurement.measure", "true") > 0).isEqualTo(released == 1);
  }

  @RepeatedTest(3)
  void aPeriodIsNotExtendedAfterItWasCancelled() throws Exception {
    var later = in(() -> fixture.wish(sales, false, sales.person())).endsOn().plusDays(30);
    only(
        AtOnce.refusals(
            () -> run(() -> campaigns.extend(hr, running.campaign(), later, true)),
            () -> run(() -> campaigns.cancel(hr, running.campaign(), "组织调整"))));
    assertThat(count("assessment.campaign", "state = 'CANCELLED'")).isEqualTo(1);
    assertThat(count("assessment.assignment", "state in ('INVITED', 'STARTED')")).isEqualTo(0);
  }

  @RepeatedTest(3)
  void oneManagerRatesAlsoWhenTheFormerOneHandsInWhileReplaced() throws Exception {
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.answer(running, sales.boss(), running.manager(), 3);
    var successor =
        fixture.hire(
            sales.company(),
            "M2",
            "李强",
            "Li Qiang",
            Optional.empty(),
            Optional.of(sales.company().founder().person()));
    only(
        AtOnce.refusals(
            () -> fixture.submitOnly(sales.boss(), running.manager()),
            () -> run(() -> participants.replaceManager(hr, running.participant(), successor))));
    assertThat(raters("MANAGER")).containsExactly(successor);
    assertThat(count("assessment.participant", "state = 'RATING'")).isEqualTo(1);
    var kept = count("assessment.assignment", "state = 'SUBMITTED' and relationship <> 'SELF'");
    assertThat(raters(kept == 1 ? "FORMER_MANAGER" : "REPLACED_MANAGER"))
        .containsExactly(sales.manager());
  }

  @RepeatedTest(3)
  void whoAgreesWhileTheOtherDisagreesIsHeardByWhoeverDecides() throws Exception {
    bothHaveRated();
    var about = Set.of(anyCompetency());
    only(
        AtOnce.refusals(
            () -> confirm(sales.boss()),
            () ->
                run(() ->
                    agreements.say(
                        sales.self(),
                        running.participant(),
                        new Statement.Disagrees(about, "二季度的投标没有算进来")))));
    assertThat(in(() -> processes.of(sales.boss(), running.participant())).agreement())
        .isInstanceOf(Agreement.Escalated.class);
    assertThat(count("assessment.dispute", "kind = 'ESCALATION'")).isEqualTo(1);
    assertThat(count("assessment.participant", "state = 'RELEASED'")).isEqualTo(0);
  }

  @RepeatedTest(3)
  void whatIsHandedInWhileTheResultIsReleasedIsInItOrRefused() throws Exception {
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.answer(running, sales.boss(), running.manager(), 3);
    var refused =
        AtOnce.refusals(
            () -> fixture.submitOnly(sales.boss(), running.manager()), () -> confirm(sales.self()));
    only(refused);
    assertThat(count("assessment.participant", "state = 'CONVERSATION'")).isEqualTo(1);
    confirm(sales.boss());
    if (refused.isEmpty()) {
      assertThat(count("assessment.participant", "state = 'RELEASED'")).isEqualTo(1);
    }
  }

  private void bothHaveRated() {
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 3);
  }

  private void confirm(Viewer side) {
    run(() -> agreements.confirm(side, running.participant(), Stance.AGREED, ""));
  }

  /** Told in a sentence, or asked to look again because the database undid one of the two. */
  private static void only(List<Throwable> refused) {
    assertThat(refused)
        .hasSizeLessThan(2)
        .allSatisfy(thrown ->
            assertThat(thrown).isInstanceOfAny(Refusal.class, ConcurrencyFailureException.class));
  }

  private CompetencyId anyCompetency() {
    return fixture.inTransaction(
        sales,
        () ->
            jdbc.sql(
                    """
                    select b.competency_id
                      from assessment.item i
                      join competency.indicator b
                        on b.tenant_id = i.tenant_id and b.id = i.indicator_id
                     where i.tenant_id = :tenant and i.assignment_id = :assignment
                     order by i.ordinal
                     limit 1
                    """)
                .param("tenant", sales.company().tenant().value())
                .param("assignment", running.self().value())
                .query((row, _) -> new CompetencyId(row.getObject("competency_id", UUID.class)))
                .single());
  }

  private List<PersonId> raters(String relationship) {
    return fixture.inTransaction(
        sales,
        () ->
            jdbc.sql(
                    """
                    select rater_id from assessment.assignment
                     where tenant_id = :tenant and relationship = :relationship
                    """)
                .param("tenant", sales.company().tenant().value())
                .param("relationship", relationship)
                .query((row, _) -> new PersonId(row.getObject("rater_id", UUID.class)))
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

  private <T> T in(Supplier<T> work) {
    return fixture.in(sales, work);
  }

  private void run(Runnable work) {
    Tenancy.run(sales.company().tenant(), work);
  }
}
