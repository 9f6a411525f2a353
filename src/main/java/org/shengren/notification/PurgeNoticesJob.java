package org.shengren.notification;

import java.time.LocalTime;
import org.shengren.kernel.TenantId;
import org.shengren.work.RecurringJob;
import org.springframework.stereotype.Component;

/** What was read long ago is no longer needed. */
@Component
class PurgeNoticesJob implements RecurringJob {
  private final Notifications notifications;

  PurgeNoticesJob(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public String name() {
    return "purge-notices";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(3, 20);
  }

  @Override
  public void run(TenantId tenant) {
    notifications.purge(tenant);
  }
}
