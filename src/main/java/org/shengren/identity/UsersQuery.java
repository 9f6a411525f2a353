package org.shengren.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who works here, with how they sign in and what they may do. */
@Component
@Transactional(readOnly = true)
class UsersQuery {
  private static final int PAGE = 50;

  /** A line of the list. */
  record User(
      PersonId id,
      String number,
      String name,
      String email,
      UserState state,
      @Nullable Instant lastSignIn,
      List<Role> roles) {}

  /**
   * What is asked for.
   *
   * @param q part of name, number or address
   * @param after the number after which to go on
   */
  record Asked(String q, Optional<UserState> state, Optional<Role> role, Optional<String> after) {}

  record Found(List<User> users, Optional<String> next) {}

  private final JdbcClient jdbc;
  private final Calendar calendar;
  private final Clock clock;

  UsersQuery(JdbcClient jdbc, Calendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.clock = clock;
  }

  Found of(TenantId tenant, Asked asked, Language language) {
    var users =
        jdbc.sql(
                """
                with listed as (
                  select p.id, p.number, tenancy.text_in(p.name, :language) as name,
                         coalesce(p.email, '') as email, a.last_sign_in_at,
                         case when a.password_hash is null
                                then case when exists (
                                       select from identity.invitation i
                                        where i.tenant_id = a.tenant_id and i.account_id = a.id
                                          and i.used_at is null and i.expires_at > :now)
                                     then 'INVITED' else 'NONE' end
                              when exists (
                                select from identity.sign_in_attempt t
                                 where t.account_id = a.id and t.failures >= :locks
                                   and t.refused_until > :now)
                                then 'LOCKED'
                              else 'ACTIVE' end as state,
                         array(select distinct g.role
                                 from organization.role_grant g
                                where g.tenant_id = p.tenant_id and g.person_id = p.id
                                order by g.role) as roles
                    from organization.person p
                    left join identity.account a
                      on a.tenant_id = p.tenant_id and a.person_id = p.id
                   where p.tenant_id = :tenant and (p.left_on is null or p.left_on >= :today)
                     and (:q = '' or p.number ilike :part or p.email ilike :part
                          or p.name ->> 'zh' ilike :part or p.name ->> 'en' ilike :part))
                select id, number, name, email, last_sign_in_at, state, roles
                  from listed
                 where number > :after
                   and (:state = '' or state = :state)
                   and (:role = '' or :role = any (roles))
                 order by number
                 limit :limit
                """)
            .param("tenant", tenant.value())
            .param("language", language.code())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("locks", SignInAttempts.LOCKS_FROM)
            .param("today", calendar.today(tenant))
            .param("q", asked.q())
            .param("part", "%" + asked.q().replaceAll("([\\\\%_])", "\\\\$1") + "%")
            .param("after", asked.after().orElse(""))
            .param("state", asked.state().map(Enum::name).orElse(""))
            .param("role", asked.role().map(Enum::name).orElse(""))
            .param("limit", PAGE + 1)
            .query((row, _) ->
                new User(
                    new PersonId(row.getObject("id", UUID.class)),
                    row.getString("number"),
                    row.getString("name"),
                    row.getString("email"),
                    UserState.valueOf(row.getString("state")),
                    Optional.ofNullable(row.getObject("last_sign_in_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                    Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .toList()))
            .list();
    return users.size() <= PAGE
        ? new Found(users, Optional.empty())
        : new Found(users.subList(0, PAGE), Optional.of(users.get(PAGE - 1).number()));
  }

  /** How many hold each granted role. */
  Map<Role, Integer> holders(TenantId tenant) {
    var holders = new TreeMap<Role, Integer>();
    jdbc.sql(
            """
            select g.role, count(distinct g.person_id) as people
              from organization.role_grant g
              join organization.person p on p.tenant_id = g.tenant_id and p.id = g.person_id
             where g.tenant_id = :tenant and (p.left_on is null or p.left_on >= :today)
             group by g.role
            """)
        .param("tenant", tenant.value())
        .param("today", calendar.today(tenant))
        .query(row -> {
          holders.put(Role.valueOf(row.getString("role")), row.getInt("people"));
        });
    return holders;
  }
}
