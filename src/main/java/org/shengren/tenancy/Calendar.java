package org.shengren.tenancy;

import java.time.Clock;
import java.time.LocalDate;
import org.shengren.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Which day it is for a tenant. */
@Component
public class Calendar {
  private final Tenants tenants;
  private final Clock clock;

  Calendar(Tenants tenants, Clock clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  public LocalDate today(TenantId tenant) {
    return LocalDate.ofInstant(clock.instant(), tenants.settings(tenant).zone());
  }
}
