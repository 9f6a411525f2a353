package org.shengren.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.PageReader;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.SettableClock;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
@Import({CompanyFixture.class, CountingWork.class})
class WorksTests {
  @Autowired MockMvcTester mvc;
  @Autowired CompanyFixture companies;
  @Autowired Works works;
  @Autowired WorkRunner runner;
  @Autowired WorkRecords records;
  @Autowired WorkFolders folders;
  @Autowired Background background;
  @Autowired CountingWork counting;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private TenantId tenant;
  private Viewer owner;
  private Viewer colleague;

  @BeforeEach
  void found() {
    counting.reset();
    var company = companies.found();
    tenant = company.tenant();
    owner = company.founder();
    var hired = companies.hire(company, "P1", company.sales(), Optional.empty());
    colleague = new Viewer(tenant, hired, Set.of(Role.EMPLOYEE));
  }

  @Test
  void whatWasOrderedIsDoneAndCanBeFetchedByWhoOrderedItOnly() throws Exception {
    var id = begin();
    run(id);
    assertThat(seen(id).state()).isEqualTo(WorkState.DONE);
    var mine = get(owner, "/work/" + id.value() + "/file");
    assertThat(mine).hasStatusOk();
    assertThat(mine.getResponse().getContentAsString()).isEqualTo("counted to 10");
    assertThat(mine.getResponse().getHeader("Content-Disposition"))
        .startsWith("attachment;")
        .contains("filename*=UTF-8''%E6%95%B0%E6%95%B0%20to%20ten.txt");
    assertThat(get(colleague, "/work/" + id.value() + "/file")).hasStatus(404);
    assertThat(get(colleague, "/work/" + id.value())).hasStatus(404);
    assertThat(get(owner, "/work/" + id.value()).getResponse().getContentAsString())
        .contains("Counted to ten.", "Download (1 kB)")
        .doesNotContain("??");
  }

  @Test
  void whatTheProcessLeftInTheMiddleGoesOnWhereItStood() {
    var id = begin();
    var stopping = new AtomicBoolean();
    counting.beforeStepFour = () -> stopping.set(true);
    assertThatThrownBy(() -> runner.run(tenant, id, stopping::get))
        .isInstanceOf(ProcessStopping.class);
    assertThat(seen(id).state()).isEqualTo(WorkState.RUNNING);
    assertThat(seen(id).done()).isEqualTo(3);
    run(id);
    assertThat(seen(id).state()).isEqualTo(WorkState.DONE);
    // Step four was done but not told when the process ended; all others were done once.
    assertThat(counting.steps).containsExactly(1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void cancelledWorkEndsAtItsNextStepAndLeavesNothing() {
    var id = begin();
    counting.beforeStepFour = () -> in(() -> cancel(owner, id));
    run(id);
    assertThat(counting.steps).containsExactly(1, 2, 3, 4);
    assertThat(seen(id).state()).isEqualTo(WorkState.CANCELLED);
    assertThat(folders.of(tenant, id)).doesNotExist();
    assertThat(told()).isZero();
  }

  @Test
  void nobodyCancelsWhatIsNotTheirs() {
    var id = begin();
    assertThatThrownBy(() -> in(() -> cancel(colleague, id))).isInstanceOf(WorkNotFound.class);
    assertThat(seen(id).state()).isEqualTo(WorkState.QUEUED);
  }

  @Test
  void anEarlierAttemptIsNoLongerHeard() {
    var id = begin();
    counting.beforeStepFour =
        () -> {
          counting.beforeStepFour = () -> {};
          run(id);
        };
    run(id);
    assertThat(seen(id).state()).isEqualTo(WorkState.DONE);
    assertThat(told()).isEqualTo(1);
  }

  @Test
  void whoOrderedItIsToldWhenItIsOver() {
    run(begin());
    assertThat(told()).isEqualTo(1);
  }

  @Test
  void aRefusalReachesThePersonInItsWords() {
    counting.beforeStepFour =
        () -> {
          throw new Forbidden();
        };
    var id = begin();
    run(id);
    assertThat(seen(id).state()).isEqualTo(WorkState.FAILED);
    assertThat(seen(id).sentence().orElseThrow().in(Language.EN))
        .isEqualTo(
            "Your role does not include this. If your work needs it, ask your administrator.");
  }

  @Test
  void aFaultIsToldWithAReferenceAndLeavesNothing() {
    counting.beforeStepFour =
        () -> {
          throw new IllegalStateException("a secret of Li Wei");
        };
    var id = begin();
    run(id);
    assertThat(seen(id).sentence().orElseThrow().in(Language.EN))
        .contains("the reference ")
        .doesNotContain("secret");
    assertThat(folders.of(tenant, id)).doesNotExist();
  }

  @Test
  void workThatTakesTheProcessDownEachTimeIsGivenUp() {
    var id = begin();
    for (int attempt = 0; attempt < WorkRunner.ATTEMPTS; attempt++) {
      in(() -> records.begin(tenant, id));
    }
    run(id);
    assertThat(seen(id).state()).isEqualTo(WorkState.FAILED);
    assertThat(counting.steps).isEmpty();
  }

  @Test
  void nobodyOrdersWithoutEnd() {
    for (int i = 0; i < Works.MOST; i++) {
      begin();
    }
    assertThatThrownBy(this::begin).isInstanceOf(TooMuchWork.class);
  }

  @Test
  void whoMayNoLongerSeeItCannotFetchItAnyMore() throws Exception {
    var id = begin();
    run(id);
    counting.open = false;
    assertThat(get(owner, "/work/" + id.value() + "/file")).hasStatus(404);
    assertThat(get(owner, "/work").getResponse().getContentAsString())
        .contains("Counting up")
        .doesNotContain("Download");
  }

  @Test
  void aResultExpiresWithItsFiles() {
    var id = begin();
    run(id);
    var later = Instant.now().plus(Works.KEPT).plus(Duration.ofMinutes(1));
    SettableClock.at(
        later, () -> assertThat(get(owner, "/work/" + id.value() + "/file")).hasStatus(404));
    SettableClock.at(later, () -> in(() -> works.expire(tenant)));
    assertThat(in(() -> records.of(owner, id))).isEmpty();
    assertThat(folders.of(tenant, id)).doesNotExist();
  }

  @Test
  void theBackgroundDoesWhatWasOrderedAndForgetsItsTask() throws Exception {
    background.start();
    try {
      var id = begin();
      var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!seen(id).state().isOver() && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      assertThat(seen(id).state()).isEqualTo(WorkState.DONE);
      while (tasksOf(id) > 0 && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      assertThat(tasksOf(id)).isZero();
    } finally {
      background.stop();
    }
  }

  @Test
  void whatIsNotCommittedIsNotDone() {
    var id =
        in(() ->
            Objects.requireNonNull(
                transactions.execute(status -> {
                  var ordered = works.begin(owner, "counting", Map.of(), title());
                  status.setRollbackOnly();
                  return ordered;
                })));
    assertThat(tasksOf(id)).isZero();
    run(id);
    assertThat(counting.steps).isEmpty();
  }

  private int tasksOf(WorkId id) {
    return jdbc.sql("select count(*) from work.scheduled_tasks where task_instance like :id")
        .param("id", "%" + id.value())
        .query(Integer.class)
        .single();
  }

  private int told() {
    return in(() ->
        Objects.requireNonNull(
            transactions.execute(_ ->
                jdbc.sql(
                        """
                        select count(*) from notification.notice
                         where tenant_id = :tenant and person_id = :person
                           and key = 'notice.notification.work-done'
                        """)
                    .param("tenant", tenant.value())
                    .param("person", owner.person().value())
                    .query(Integer.class)
                    .single())));
  }

  private WorkId begin() {
    return in(() -> works.begin(owner, "counting", Map.of("unit", "x"), title()));
  }

  private static Text title() {
    return Text.of("数数", "Counting up");
  }

  private boolean cancel(Viewer viewer, WorkId id) {
    works.cancel(viewer, id);
    return true;
  }

  private void run(WorkId id) {
    runner.run(tenant, id, () -> false);
  }

  private WorkRecords.Seen seen(WorkId id) {
    return in(() -> records.of(owner, id)).orElseThrow();
  }

  private <T> T in(Supplier<T> work) {
    return Tenancy.in(tenant, work::get);
  }

  private MvcTestResult get(Viewer viewer, String address) {
    return new PageReader(mvc).get(viewer, address, Language.EN);
  }
}
