package org.shengren.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.shengren.identity.Accounts.Whereabouts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes guessing passwords slow. An attempt is counted before the password is looked at, so that
 * many at the same moment gain nothing, and forgotten when it was right. After {@value #FREE} wrong
 * ones in a row each further one must wait, from {@value #LOCKS_FROM} on for {@link #LOCK}. Logins
 * that do not exist are counted as well: the answer and its time tell nobody which do.
 */
@Service
@Transactional
class SignInAttempts {
  static final int FREE = 4;
  static final int LOCKS_FROM = 10;
  static final Duration LOCK = Duration.ofMinutes(15);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

  /**
   * One try.
   *
   * @param allowed whether the password may be looked at now
   * @param number how many wrong ones in a row this is, if it is wrong; 0 when not allowed
   */
  record Attempt(String key, boolean allowed, int number) {
    /** Whether the login is locked by this one, should it be wrong. */
    boolean locks() {
      return number == LOCKS_FROM;
    }
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  SignInAttempts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Counts a try for an account, by whichever of its logins, or for a login that nobody has. */
  Attempt begin(String company, String login, Optional<Whereabouts> at) {
    var now = clock.instant();
    forgetOld(now);
    var key =
        at.map(found -> hash("account", found.account().value().toString()))
            .orElseGet(() -> hash("login", company, login));
    var number =
        jdbc.sql(
                """
                insert into identity.sign_in_attempt as a (key, account_id, failures, last_at)
                values (:key, :account, 1, :now)
                on conflict (key) do update
                   set failures = a.failures + 1,
                       last_at = :now,
                       refused_until =
                         case when a.failures + 1 >= :locks then :lockedUntil::timestamptz
                              when a.failures + 1 > :free
                                then :now::timestamptz + power(2, a.failures - :free) * :wait::interval
                         end
                 where a.refused_until is null or a.refused_until <= :now
                returning failures
                """)
            .param("key", key)
            .param("account", at.map(found -> found.account().value()).orElse(null))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("locks", LOCKS_FROM)
            .param("lockedUntil", now.plus(LOCK).atOffset(ZoneOffset.UTC))
            .param("free", FREE)
            .param("wait", FIRST_WAIT.toSeconds() + " seconds")
            .query(Integer.class)
            .optional();
    return new Attempt(key, number.isPresent(), number.orElse(0));
  }

  /** The password was right: nothing is held against the login any longer. */
  void proved(Attempt attempt) {
    jdbc.sql("delete from identity.sign_in_attempt where key = :key")
        .param("key", attempt.key())
        .update();
  }

  /** Until when an account is locked, if it is. */
  @Transactional(readOnly = true)
  public Optional<Instant> lockedUntil(AccountId account) {
    return jdbc.sql(
            """
            select refused_until
              from identity.sign_in_attempt
             where account_id = :account and failures >= :locks and refused_until > :now
            """)
        .param("account", account.value())
        .param("locks", LOCKS_FROM)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  /** Forgets what was counted for an account. Gives whether there was anything. */
  boolean forget(AccountId account) {
    return jdbc.sql("delete from identity.sign_in_attempt where account_id = :account")
            .param("account", account.value())
            .update()
        > 0;
  }

  private void forgetOld(Instant now) {
    jdbc.sql("delete from identity.sign_in_attempt where last_at < :old")
        .param("old", now.minus(FORGOTTEN_AFTER).atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String hash(String... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
