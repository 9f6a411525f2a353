package org.shengren.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.TenantId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where work is done that no request waits for. db-scheduler keeps in one table what is due and
 * whose turn it is; a process that dies is missed after some seconds, and its work is taken up by
 * the next one. What it keeps are ids.
 */
@Component
public class Background implements SmartLifecycle {
  private static final String TABLE = "\"work\".scheduled_tasks";
  private static final int THREADS = 2;
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final Duration SHUTDOWN = Duration.ofSeconds(15);

  private final DataSource database;
  private final Clock clock;
  private final boolean enabled;
  private final OneTimeTask<Void> work;
  private final RecurringTask<Void> recurring;
  private final SchedulerClient client;
  private volatile @Nullable Scheduler scheduler;

  Background(
      DataSource database,
      ObjectProvider<WorkRunner> runner,
      ObjectProvider<RecurringJobs> jobs,
      Clock clock,
      @Value("${shengren.background:true}") boolean enabled) {
    this.database = new TransactionAwareDataSourceProxy(database);
    this.clock = clock;
    this.enabled = enabled;
    this.work =
        Tasks.oneTime("work")
            .onDeadExecutionRevive()
            .onFailure((complete, operations) ->
                operations.reschedule(
                    complete,
                    complete.getCause().filter(ProcessStopping.class::isInstance).isPresent()
                        ? complete.getTimeDone()
                        : complete.getTimeDone().plus(RETRY)))
            .execute((task, context) -> {
              var ids = task.getId().split("/", -1);
              runner
                  .getObject()
                  .run(
                      new TenantId(UUID.fromString(ids[0])),
                      new WorkId(UUID.fromString(ids[1])),
                      () -> context.getSchedulerState().isShuttingDown());
            });
    this.recurring =
        Tasks.recurring("recurring-jobs", FixedDelay.of(RETRY))
            .execute((_, context) ->
                jobs.getObject().runDue(() -> context.getSchedulerState().isShuttingDown()));
    this.client = SchedulerClient.Builder.create(this.database, work).tableName(TABLE).build();
  }

  /** To be done once the transaction, in which this is asked, is committed. */
  void queue(TenantId tenant, WorkId id) {
    client.scheduleIfNotExists(work.instance(tenant.value() + "/" + id.value()), clock.instant());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            var running = scheduler;
            if (running != null) {
              running.triggerCheckForDueExecutions();
            }
          }
        });
  }

  @Override
  public boolean isAutoStartup() {
    return enabled;
  }

  @Override
  public synchronized void start() {
    if (scheduler == null) {
      var made =
          Scheduler.create(database, List.<Task<?>>of(work))
              .startTasks(recurring)
              .tableName(TABLE)
              .threads(THREADS)
              .pollingInterval(POLL)
              .heartbeatInterval(HEARTBEAT)
              .shutdownMaxWait(SHUTDOWN)
              .clock(this::now)
              .build();
      made.start();
      scheduler = made;
    }
  }

  @Override
  public synchronized void stop() {
    var running = scheduler;
    if (running != null) {
      scheduler = null;
      running.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }

  private Instant now() {
    return clock.instant();
  }
}
