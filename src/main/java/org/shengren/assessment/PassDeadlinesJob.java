package org.shengren.assessment;

import java.time.LocalTime;
import org.shengren.kernel.TenantId;
import org.shengren.work.RecurringJob;
import org.springframework.stereotype.Component;

/** Reminds and closes in the morning, before people look at their day. */
@Component
class PassDeadlinesJob implements RecurringJob {
  private final Deadlines deadlines;
  private final RaterReminders reminders;

  PassDeadlinesJob(Deadlines deadlines, RaterReminders reminders) {
    this.deadlines = deadlines;
    this.reminders = reminders;
  }

  @Override
  public String name() {
    return "remind-raters";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(7, 30);
  }

  @Override
  public void run(TenantId tenant) {
    deadlines.pass(tenant);
    reminders.remindByItself(tenant);
  }
}
