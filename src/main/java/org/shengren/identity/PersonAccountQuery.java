package org.shengren.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How one person stands with signing in. */
@Component
@Transactional(readOnly = true)
class PersonAccountQuery {
  /**
   * The picture.
   *
   * @param lockedUntil until when wrong passwords keep the person out
   * @param resetExpires until when a link for a new password stands that was not used yet
   * @param sessions in how many browsers the person is signed in
   */
  record PersonAccount(
      UserState state,
      @Nullable Instant lastSignIn,
      @Nullable Instant lockedUntil,
      @Nullable Instant resetExpires,
      int sessions) {}

  private final JdbcClient jdbc;
  private final SignInAttempts attempts;
  private final Clock clock;

  PersonAccountQuery(JdbcClient jdbc, SignInAttempts attempts, Clock clock) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.clock = clock;
  }

  PersonAccount of(TenantId tenant, PersonId person) {
    return jdbc.sql(
            """
            select a.id, a.password_hash is not null as has_password, a.last_sign_in_at,
                   exists (select from identity.invitation i
                            where i.tenant_id = a.tenant_id and i.account_id = a.id
                              and i.used_at is null and i.expires_at > :now) as invited,
                   (select max(r.expires_at) from identity.password_reset r
                     where r.tenant_id = a.tenant_id and r.account_id = a.id
                       and r.used_at is null and r.expires_at > :now) as reset_expires,
                   (select count(*) from identity.spring_session s
                     where s.principal_name = a.id::text
                       and s.expiry_time > :millis) as sessions
              from identity.account a
             where a.tenant_id = :tenant and a.person_id = :person
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("millis", clock.instant().toEpochMilli())
        .query((row, _) -> {
          var locked =
              attempts.lockedUntil(new AccountId(row.getObject("id", UUID.class))).orElse(null);
          return new PersonAccount(
              !row.getBoolean("has_password")
                  ? row.getBoolean("invited") ? UserState.INVITED : UserState.NONE
                  : locked == null ? UserState.ACTIVE : UserState.LOCKED,
              instant(row.getObject("last_sign_in_at", OffsetDateTime.class)),
              locked,
              instant(row.getObject("reset_expires", OffsetDateTime.class)),
              row.getInt("sessions"));
        })
        .optional()
        .orElseGet(() -> new PersonAccount(UserState.NONE, null, null, null, 0));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
    return Optional.ofNullable(moment).map(OffsetDateTime::toInstant).orElse(null);
  }
}
