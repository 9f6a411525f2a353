package org.shengren.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.shengren.audit.AuditTrail;
import org.shengren.identity.Accounts.Account;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.notification.Notice;
import org.shengren.notification.Notifications;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.Function;
import org.shengren.organization.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A way back in for whoever has forgotten the password: somebody in charge makes a link, hands it
 * over, and the person chooses a new password. The old one counts until then.
 */
@Service
@Transactional
class PasswordResets {
  static final Duration STANDS = Duration.ofHours(24);

  /** A link, shown once. */
  record Made(String token, Instant expiresAt) {}

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final Sessions sessions;
  private final SignInAttempts attempts;
  private final AccessPolicy policy;
  private final Roles roles;
  private final Directory directory;
  private final Notifications notifications;
  private final AuditTrail audit;
  private final Clock clock;

  PasswordResets(
      JdbcClient jdbc,
      Accounts accounts,
      Sessions sessions,
      SignInAttempts attempts,
      AccessPolicy policy,
      Roles roles,
      Directory directory,
      Notifications notifications,
      AuditTrail audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.sessions = sessions;
    this.attempts = attempts;
    this.policy = policy;
    this.roles = roles;
    this.directory = directory;
    this.notifications = notifications;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes a link; it replaces an earlier one. As whoever holds it can sign in with it, the link of
   * somebody to whom a role was granted is made only by who may grant roles, and nobody makes one
   * for themselves: that would change a password without knowing it.
   *
   * @throws OwnPasswordReset when asked for oneself
   * @throws NoPasswordYet when the person has none: an invitation is the way
   */
  Made make(Viewer viewer, PersonId person) {
    require(viewer, person);
    if (viewer.person().equals(person)) {
      throw new OwnPasswordReset();
    }
    var tenant = viewer.tenant();
    var account =
        accounts
            .of(tenant, person)
            .flatMap(id -> accounts.find(tenant, id))
            .filter(found -> found.passwordHash() != null)
            .orElseThrow(NoPasswordYet::new);
    dropUnused(tenant, account.id());
    var token = InvitationToken.next();
    var now = clock.instant();
    var expires = now.plus(STANDS);
    jdbc.sql(
            """
            insert into identity.password_reset (
              tenant_id, id, account_id, token_hash, made_by, made_at, expires_at)
            values (:tenant, :id, :account, :hash, :by, :now, :expires)
            """)
        .param("tenant", tenant.value())
        .param("id", Identifier.nextValue())
        .param("account", account.id().value())
        .param("hash", token.hash())
        .param("by", viewer.person().value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("expires", expires.atOffset(ZoneOffset.UTC))
        .update();
    audit.changed(viewer, "account.reset-link-made", person, null, Map.of());
    notifications.tell(
        tenant,
        person,
        Notice.of(
            "notice.identity.reset-link-made",
            "/account",
            directory.card(tenant, viewer.person()).name()));
    return new Made(token.value(), expires);
  }

  /** Lets somebody try again who is locked out. */
  void unlock(Viewer viewer, PersonId person) {
    require(viewer, person);
    var forgotten = accounts.of(viewer.tenant(), person).filter(attempts::forget).isPresent();
    if (forgotten) {
      audit.changed(viewer, "account.unlocked", person, null, Map.of());
    }
  }

  /** Signs somebody out wherever they are. */
  void endSessions(Viewer viewer, PersonId person) {
    require(viewer, person);
    var ended = accounts.of(viewer.tenant(), person).map(sessions::endOthers).orElse(0);
    if (ended > 0) {
      audit.changed(viewer, "account.signed-out", person, null, Map.of("sessions", ended));
    }
  }

  /** Whether the viewer may do the three above for the person. */
  @Transactional(readOnly = true)
  public boolean may(Viewer viewer, PersonId person) {
    return policy.may(viewer, Function.MANAGE_ACCOUNTS, person)
        && (roles.granted(viewer.tenant(), person).isEmpty()
            || policy.may(viewer, Function.GRANT_ROLES));
  }

  void require(Viewer viewer, PersonId person) {
    policy.require(viewer, Function.MANAGE_ACCOUNTS, person);
    if (!roles.granted(viewer.tenant(), person).isEmpty()) {
      policy.require(viewer, Function.GRANT_ROLES);
    }
  }

  /** In which tenant a link with this token is, if any. */
  @Transactional(readOnly = true)
  public Optional<TenantId> tenantOf(InvitationToken token) {
    return jdbc.sql("select tenant_id from identity.reset_by_token(:hash)")
        .param("hash", token.hash())
        .query(UUID.class)
        .optional()
        .map(TenantId::new);
  }

  /** Whose password the link sets, as long as it stands. */
  @Transactional(readOnly = true)
  public Optional<Account> accountOf(TenantId tenant, InvitationToken token) {
    return jdbc.sql(
            """
            select account_id
              from identity.password_reset
             where tenant_id = :tenant and token_hash = :hash and used_at is null
               and expires_at > :now
            """)
        .param("tenant", tenant.value())
        .param("hash", token.hash())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .optional()
        .flatMap(account -> accounts.find(tenant, new AccountId(account)))
        .filter(account -> !roles.of(tenant, account.person()).isEmpty());
  }

  /** Sets the new password; of two at the same moment one does, for the link is used up with it. */
  Account use(TenantId tenant, InvitationToken token, String password) {
    var account = accountOf(tenant, token).orElseThrow(ResetUsedUp::new);
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var rows =
        jdbc.sql(
                """
                update identity.password_reset set used_at = :now
                 where tenant_id = :tenant and token_hash = :hash and used_at is null
                   and expires_at > :now
                """)
            .param("tenant", tenant.value())
            .param("hash", token.hash())
            .param("now", now)
            .update();
    if (rows == 0) {
      throw new ResetUsedUp();
    }
    accounts.keepPassword(tenant, account.id(), password);
    attempts.forget(account.id());
    sessions.endAll(account.id());
    audit.changed(
        new Viewer(tenant, account.person(), Set.of(Role.EMPLOYEE)),
        "account.password-reset",
        account.person(),
        null,
        Map.of());
    notifications.tell(
        tenant, account.person(), Notice.of("notice.identity.password-reset", "/account"));
    return account;
  }

  private void dropUnused(TenantId tenant, AccountId account) {
    jdbc.sql(
            """
            delete from identity.password_reset
             where tenant_id = :tenant and account_id = :account and used_at is null
            """)
        .param("tenant", tenant.value())
        .param("account", account.value())
        .update();
  }
}
