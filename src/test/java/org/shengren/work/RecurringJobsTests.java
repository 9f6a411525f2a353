package org.shengren.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.TenantId;
import org.shengren.organization.CompanyFixture;
import org.shengren.tenancy.SettableClock;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.Tenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** The companies are in Shanghai: eight o'clock there is midnight UTC. */
@SpringBootTest
@Import(CompanyFixture.class)
class RecurringJobsTests {
  private static final Instant BEFORE = Instant.parse("2026-05-20T23:59:00Z");
  private static final Instant EIGHT = Instant.parse("2026-05-21T00:00:00Z");
  private static final Instant AFTERNOON = Instant.parse("2026-05-21T07:00:00Z");
  private static final Instant NEXT_DAY = Instant.parse("2026-05-22T00:30:00Z");

  @Autowired CompanyFixture companies;
  @Autowired JobDays days;
  @Autowired Tenants tenants;
  @Autowired Clock clock;

  private final List<TenantId> ran = new ArrayList<>();
  private RecurringJobs jobs;
  private TenantId first;
  private TenantId second;

  @BeforeEach
  void found() {
    first = companies.found().tenant();
    second = companies.found().tenant();
    jobs =
        new RecurringJobs(
            List.of(
                new RecurringJob() {
                  @Override
                  public String name() {
                    return "greet";
                  }

                  @Override
                  public LocalTime at() {
                    return LocalTime.of(8, 0);
                  }

                  @Override
                  public void run(TenantId tenant) {
                    assertThat(Tenancy.current()).contains(tenant);
                    ran.add(tenant);
                    if (tenant.equals(first)) {
                      throw new IllegalStateException("cannot");
                    }
                  }
                }),
            days,
            tenants,
            clock);
  }

  @Test
  void aJobRunsAtItsHourOfTheTenantsDayOnceForEach() {
    at(BEFORE);
    assertThat(ran).isEmpty();
    at(EIGHT);
    assertThat(ran).contains(first, second);
    var after = List.copyOf(ran);
    at(AFTERNOON);
    assertThat(ran).isEqualTo(after);
    at(NEXT_DAY);
    assertThat(ran).hasSize(2 * after.size());
  }

  @Test
  void aTenantInWhichItThrowsStopsNoOther() {
    at(BEFORE);
    at(EIGHT);
    assertThat(ran).contains(second).contains(first);
  }

  @Test
  void whoWasOffAtTheHourDoesItLaterThatDay() {
    at(BEFORE);
    at(AFTERNOON);
    assertThat(ran).contains(second);
  }

  @Test
  void aCompanyFoundedInTheAfternoonWaitsForItsNextMorning() {
    at(AFTERNOON);
    assertThat(ran).doesNotContain(second);
    at(NEXT_DAY);
    assertThat(ran).contains(second);
  }

  private void at(Instant moment) {
    SettableClock.at(moment, () -> jobs.runDue(() -> false));
  }
}
