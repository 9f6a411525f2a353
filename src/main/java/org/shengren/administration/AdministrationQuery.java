package org.shengren.administration;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.shengren.kernel.TenantId;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the organisation stands, in the few numbers that an administrator starts from. */
@Component
@Transactional(readOnly = true)
class AdministrationQuery {
  /**
   * The numbers.
   *
   * @param people who works here today
   * @param able who of them can sign in
   * @param administrators who of them may grant roles
   * @param entries what the audit trail holds of the last seven days
   */
  record Standing(int people, int able, int administrators, int entries) {}

  private static final Duration LATELY = Duration.ofDays(7);
  private final JdbcClient jdbc;
  private final Calendar calendar;
  private final Clock clock;

  AdministrationQuery(JdbcClient jdbc, Calendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.clock = clock;
  }

  Standing standing(TenantId tenant) {
    return jdbc.sql(
            """
            with here as (
              select p.id, a.password_hash is not null as able
                from organization.person p
                left join identity.account a on a.tenant_id = p.tenant_id and a.person_id = p.id
               where p.tenant_id = :tenant and (p.left_on is null or p.left_on >= :today))
            select count(*) as people,
                   count(*) filter (where able) as able,
                   count(*) filter (where exists (
                     select from organization.role_grant g
                      where g.tenant_id = :tenant and g.person_id = here.id
                        and g.role = 'TENANT_ADMINISTRATOR')) as administrators,
                   (select count(*) from audit.entry e
                     where e.tenant_id = :tenant and e.at > :lately) as entries
              from here
            """)
        .param("tenant", tenant.value())
        .param("today", calendar.today(tenant))
        .param("lately", clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Standing(
                row.getInt("people"),
                row.getInt("able"),
                row.getInt("administrators"),
                row.getInt("entries")))
        .single();
  }
}
