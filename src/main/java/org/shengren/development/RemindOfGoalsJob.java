package org.shengren.development;

import java.time.LocalTime;
import org.shengren.kernel.TenantId;
import org.shengren.work.RecurringJob;
import org.springframework.stereotype.Component;

/** Check-ins and dates of today, told when the working day begins. */
@Component
class RemindOfGoalsJob implements RecurringJob {
  private final GoalReminders reminders;

  RemindOfGoalsJob(GoalReminders reminders) {
    this.reminders = reminders;
  }

  @Override
  public String name() {
    return "remind-of-goals";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(8, 30);
  }

  @Override
  public void run(TenantId tenant) {
    reminders.remind(tenant);
  }
}
