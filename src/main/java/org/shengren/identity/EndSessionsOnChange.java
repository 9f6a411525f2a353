package org.shengren.identity;

import java.time.LocalDate;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.organization.PersonLeft;
import org.shengren.organization.RolesChanged;
import org.shengren.tenancy.Calendar;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever may do something else than before comes in again; whoever has left is out. */
@Component
class EndSessionsOnChange {
  private final Accounts accounts;
  private final Sessions sessions;
  private final Calendar calendar;

  EndSessionsOnChange(Accounts accounts, Sessions sessions, Calendar calendar) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.calendar = calendar;
  }

  @EventListener
  void on(RolesChanged event) {
    end(event.tenant(), event.person());
  }

  /** On a later last day the sessions end by themselves: nobody who has left holds a role. */
  @EventListener
  void on(PersonLeft event) {
    LocalDate today = calendar.today(event.tenant());
    if (event.lastDay().isBefore(today)) {
      end(event.tenant(), event.person());
    }
  }

  /** An administrator who takes a role for themselves goes on where they are. */
  private void end(TenantId tenant, PersonId person) {
    accounts.of(tenant, person).ifPresent(sessions::endOthers);
  }
}
