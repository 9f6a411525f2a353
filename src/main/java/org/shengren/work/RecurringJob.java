package org.shengren.work;

import java.time.LocalTime;
import org.shengren.kernel.TenantId;

/** Something that is done once a day for each tenant, without anybody asking. */
public interface RecurringJob {
  /** Its name in the record, such as {@code remind-raters}; never changes. */
  String name();

  /** From which hour of the tenant's day on. */
  LocalTime at();

  /** Does it: the tenant is bound, there is no transaction. */
  void run(TenantId tenant);
}
