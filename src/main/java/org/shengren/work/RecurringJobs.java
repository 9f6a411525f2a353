package org.shengren.work;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.shengren.kernel.TenantId;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks every minute which job is due in which tenant. */
@Component
class RecurringJobs {
  private static final Logger LOG = LoggerFactory.getLogger(RecurringJobs.class);
  private final List<RecurringJob> jobs;
  private final JobDays days;
  private final Tenants tenants;
  private final Clock clock;

  RecurringJobs(List<RecurringJob> jobs, JobDays days, Tenants tenants, Clock clock) {
    this.jobs = jobs;
    this.days = days;
    this.tenants = tenants;
    this.clock = clock;
  }

  void runDue(BooleanSupplier stopping) {
    for (var tenant : tenants.all()) {
      if (stopping.getAsBoolean()) {
        return;
      }
      Tenancy.run(tenant, () -> runDue(tenant));
    }
  }

  private void runDue(TenantId tenant) {
    var local = LocalDateTime.ofInstant(clock.instant(), tenants.settings(tenant).zone());
    for (var job : jobs) {
      var due = !local.toLocalTime().isBefore(job.at());
      if (days.claim(tenant, job.name(), local.toLocalDate(), due)) {
        run(tenant, job);
      }
    }
  }

  private static void run(TenantId tenant, RecurringJob job) {
    try {
      job.run(tenant);
    } catch (RuntimeException fault) {
      // Another tenant's turn must come; this one's comes again tomorrow.
      LOG.error("job {} in tenant {}", job.name(), tenant.value(), fault);
    }
  }
}
