package org.shengren.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.AtOnce;
import org.shengren.assessment.AssessmentFixture.Running;
import org.shengren.assessment.AssessmentFixture.Sales;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.NewAppointment;
import org.shengren.organization.People;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who reads what two people said of each other, and what happens when both act at once. */
@SpringBootTest
@Import({CompanyFixture.class, AssessmentFixture.class})
class ConfidentialityTests {
  @Autowired AssessmentFixture fixture;
  @Autowired CompanyFixture companies;
  @Autowired Campaigns campaigns;
  @Autowired Agreements agreements;
  @Autowired ConversationQuery conversations;
  @Autowired MyTasksQuery tasks;
  @Autowired People people;
  @Autowired Calendar calendar;
  @Autowired JdbcClient jdbc;

  private Sales sales;

  @BeforeEach
  void company() {
    sales = fixture.sales();
  }

  @Test
  void everyViewThatTheManagerTakesOfBothSidesStandsInTheTrail() {
    var running = submitted();
    talk(sales.self(), running);
    assertThat(views()).isZero();
    talk(sales.boss(), running);
    assertThat(views()).isEqualTo(1);
    confirmBoth(running);
    talk(sales.boss(), running);
    assertThat(views()).isEqualTo(2);
  }

  @Test
  void aFormerManagerTalksWithThePersonButNoLongerReadsWhatWasReleased() {
    var running = submitted();
    var next = companies.hire(sales.company(), "M2", sales.company().east(), Optional.empty());
    var today = fixture.in(sales, () -> calendar.today(sales.company().tenant()));
    run(() ->
        people.appoint(
            sales.company().founder(),
            sales.person(),
            new NewAppointment(
                sales.company().east(), Optional.of(sales.position()), Optional.of(next), today)));
    assertThat(talk(sales.boss(), running).apart()).isZero();
    confirmBoth(running);
    assertThatThrownBy(() -> talk(sales.boss(), running)).isInstanceOf(ParticipantNotFound.class);
    assertThat(fixture.in(sales, () -> tasks.of(sales.boss())).released()).isEmpty();
    assertThat(talk(sales.self(), running).participant()).isEqualTo(running.participant());
    assertThat(fixture.in(sales, () -> tasks.of(sales.self())).released()).hasSize(1);
  }

  @Test
  void bothSidesConfirmingAtTheSameMomentReleaseOnceAndMeasureOnce() throws Exception {
    var running = submitted();
    var refused =
        AtOnce.refusals(() -> confirm(sales.self(), running), () -> confirm(sales.boss(), running));
    assertThat(refused).isEmpty();
    assertThat(count("audit.entry", "action = 'participant.released'")).isEqualTo(1);
    assertThat(count("measurement.measure", "method = 'PLAIN'"))
        .isEqualTo(talk(sales.self(), running).topics().size());
  }

  @Test
  void twoStartsAtTheSameMomentStartOneAssessment() throws Exception {
    for (int attempt = 0; attempt < 5; attempt++) {
      company();
      var wish = fixture.wish(sales, true, sales.person());
      var refused =
          AtOnce.refusals(
              () -> in(() -> campaigns.start(sales.self(), wish)),
              () -> in(() -> campaigns.start(sales.self(), wish)));
      assertThat(refused).singleElement().isInstanceOf(TargetsNotReady.class);
      assertThat(count("assessment.participant", "state = 'RATING'")).isEqualTo(1);
    }
  }

  private Running submitted() {
    var running = fixture.started(sales);
    fixture.submit(running, sales.self(), running.self(), 4);
    fixture.submit(running, sales.boss(), running.manager(), 4);
    return running;
  }

  private void confirmBoth(Running running) {
    for (var side : List.of(sales.self(), sales.boss())) {
      confirm(side, running);
    }
  }

  private void confirm(Viewer side, Running running) {
    run(() -> agreements.confirm(side, running.participant(), Stance.AGREED, ""));
  }

  private Conversation talk(Viewer viewer, Running running) {
    return in(() -> conversations.of(viewer, running.participant()));
  }

  private int views() {
    return fixture.inTransaction(
        sales,
        () ->
            jdbc.sql(
                    """
                    select count(*) from audit.entry
                     where tenant_id = :tenant and actor_id = :actor and subject_id = :subject
                       and action = 'result.seen'
                    """)
                .param("tenant", sales.company().tenant().value())
                .param("actor", sales.manager().value())
                .param("subject", sales.person().value())
                .query(Integer.class)
                .single());
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
