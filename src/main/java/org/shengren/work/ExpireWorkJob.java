package org.shengren.work;

import java.time.LocalTime;
import org.shengren.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Results are not kept for ever. */
@Component
class ExpireWorkJob implements RecurringJob {
  private final Works works;

  ExpireWorkJob(Works works) {
    this.works = works;
  }

  @Override
  public String name() {
    return "expire-work";
  }

  @Override
  public LocalTime at() {
    return LocalTime.of(3, 10);
  }

  @Override
  public void run(TenantId tenant) {
    works.expire(tenant);
  }
}
