package org.shengren.work;

import java.time.LocalDate;
import org.shengren.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On which day each job last ran. */
@Component
@Transactional
class JobDays {
  private final JdbcClient jdbc;

  JobDays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether the job is to run now; whoever is told so does it. In a tenant that is new to the job
   * it first runs when its hour comes: an organisation founded in the afternoon is not reminded of
   * its morning.
   */
  boolean claim(TenantId tenant, String job, LocalDate today, boolean due) {
    var isNew =
        jdbc.sql(
                    """
                    insert into work.job_day (tenant_id, job, day) values (:tenant, :job, :day)
                    on conflict (tenant_id, job) do nothing
                    """)
                .param("tenant", tenant.value())
                .param("job", job)
                .param("day", due ? today : today.minusDays(1))
                .update()
            == 1;
    return !isNew
        && due
        && jdbc.sql(
                    """
                    update work.job_day set day = :day
                     where tenant_id = :tenant and job = :job and day < :day
                    """)
                .param("day", today)
                .param("tenant", tenant.value())
                .param("job", job)
                .update()
            == 1;
  }
}
