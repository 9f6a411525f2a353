package org.shengren.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import org.shengren.kernel.TenantId;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who of those working here cannot sign in, in numbers. */
@Component
@Transactional(readOnly = true)
public class Accesses {
  /**
   * The numbers.
   *
   * @param locked too many wrong passwords were tried just now
   * @param uninvited no password, and no invitation that stands
   */
  public record Lacking(int locked, int uninvited) {}

  private final JdbcClient jdbc;
  private final Calendar calendar;
  private final Clock clock;

  Accesses(JdbcClient jdbc, Calendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Of everybody who works here today. */
  public Lacking lacking(TenantId tenant) {
    return jdbc.sql(
            """
            select count(*) filter (where a.password_hash is not null and exists (
                     select from identity.sign_in_attempt t
                      where t.account_id = a.id and t.failures >= :locks
                        and t.refused_until > :now)) as locked,
                   count(*) filter (where a.password_hash is null and not exists (
                     select from identity.invitation i
                      where i.tenant_id = a.tenant_id and i.account_id = a.id
                        and i.used_at is null and i.expires_at > :now)) as uninvited
              from organization.person p
              left join identity.account a on a.tenant_id = p.tenant_id and a.person_id = p.id
             where p.tenant_id = :tenant and (p.left_on is null or p.left_on >= :today)
            """)
        .param("tenant", tenant.value())
        .param("today", calendar.today(tenant))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("locks", SignInAttempts.LOCKS_FROM)
        .query((row, _) -> new Lacking(row.getInt("locked"), row.getInt("uninvited")))
        .single();
  }
}
