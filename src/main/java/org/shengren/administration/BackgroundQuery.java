package org.shengren.administration;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.shengren.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether long work goes on. */
@Component
@Transactional(readOnly = true)
class BackgroundQuery {
  private static final Duration LATELY = Duration.ofDays(7);
  private static final Duration LATE = Duration.ofMinutes(10);

  /**
   * How it stands.
   *
   * @param waiting works of the organisation that are queued or running
   * @param failed works of the organisation that went wrong in the last seven days
   * @param overdue tasks of the installation that should have begun ten minutes ago
   */
  record Background(int waiting, int failed, int overdue) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  BackgroundQuery(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Background of(TenantId tenant) {
    var now = clock.instant();
    return jdbc.sql(
            """
            select count(*) filter (where w.state in ('QUEUED', 'RUNNING')) as waiting,
                   count(*) filter (where w.state = 'FAILED' and w.finished_at > :lately) as failed,
                   (select count(*) from work.scheduled_tasks t
                     where not t.picked and t.execution_time < :late) as overdue
              from work.work w
             where w.tenant_id = :tenant
            """)
        .param("tenant", tenant.value())
        .param("lately", now.minus(LATELY).atOffset(ZoneOffset.UTC))
        .param("late", now.minus(LATE).atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Background(row.getInt("waiting"), row.getInt("failed"), row.getInt("overdue")))
        .single();
  }
}
