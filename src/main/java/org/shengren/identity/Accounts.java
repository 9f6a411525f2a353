package org.shengren.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.notification.Notice;
import org.shengren.notification.Notifications;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.Roles;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may sign in, and how each proves who they are. */
@Service
@Transactional
public class Accounts {
  private static final Duration INVITATION_STANDS = Duration.ofDays(14);

  /** An account with what the frame of a page needs. */
  record Account(
      AccountId id,
      PersonId person,
      Text name,
      @Nullable String passwordHash,
      Optional<Language> language,
      String theme,
      Optional<ZoneId> zone) {}

  /** Where an account may be, as the door tells before a tenant is known. */
  record Whereabouts(TenantId tenant, AccountId account) {}

  /** One person's link; the token is shown once and never stored. */
  public record Invitation(PersonId person, String token) {}

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final PasswordEncoder passwords;
  private final AccessPolicy policy;
  private final Roles roles;
  private final Sessions sessions;
  private final Notifications notifications;
  private final AuditTrail audit;
  private final Clock clock;

  Accounts(
      JdbcClient jdbc,
      JsonText texts,
      PasswordEncoder passwords,
      AccessPolicy policy,
      Roles roles,
      Sessions sessions,
      Notifications notifications,
      AuditTrail audit,
      Clock clock) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.passwords = passwords;
    this.policy = policy;
    this.roles = roles;
    this.sessions = sessions;
    this.notifications = notifications;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  List<Whereabouts> byLogin(String login) {
    return jdbc.sql("select tenant_id, account_id from identity.accounts_by_login(:login)")
        .param("login", login.strip())
        .query((row, _) ->
            new Whereabouts(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class))))
        .list();
  }

  @Transactional(readOnly = true)
  Optional<Account> find(TenantId tenant, AccountId id) {
    return jdbc.sql(
            """
            select a.id, a.person_id, p.name::text as name, a.password_hash, a.language, a.theme,
                   a.zone
              from identity.account a
              join organization.person p on p.tenant_id = a.tenant_id and p.id = a.person_id
             where a.tenant_id = :tenant and a.id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .query((row, _) ->
            new Account(
                id,
                new PersonId(row.getObject("person_id", UUID.class)),
                texts.read(row.getString("name")),
                row.getString("password_hash"),
                Optional.ofNullable(row.getString("language")).map(Language::of),
                row.getString("theme"),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of)))
        .optional();
  }

  @Transactional(readOnly = true)
  Optional<AccountId> of(TenantId tenant, PersonId person) {
    return jdbc.sql(
            "select id from identity.account where tenant_id = :tenant and person_id = :person")
        .param("tenant", tenant.value())
        .param("person", person.value())
        .query(UUID.class)
        .optional()
        .map(AccountId::new);
  }

  /** Opens an account with a password at once: for the founder and for the demo company. */
  public AccountId open(TenantId tenant, PersonId person, String password) {
    var id = openIfMissing(tenant, person);
    keepPassword(tenant, id, password);
    return id;
  }

  /**
   * A link for each person by which they set their first password; it replaces an earlier one.
   * People who have a password already are left out. As whoever holds a link can sign in with it,
   * those to whom a role was granted are invited only by who may grant roles.
   */
  public List<Invitation> invite(Viewer viewer, List<PersonId> persons) {
    return persons.stream()
        .distinct()
        .peek(person -> policy.require(viewer, Function.INVITE, person))
        .peek(person -> {
          if (!roles.granted(viewer.tenant(), person).isEmpty()) {
            policy.require(viewer, Function.GRANT_ROLES);
          }
        })
        .filter(person -> !hasPassword(viewer.tenant(), person))
        .map(person -> invite(viewer, person))
        .toList();
  }

  private Invitation invite(Viewer viewer, PersonId person) {
    var account = openIfMissing(viewer.tenant(), person);
    jdbc.sql(
            """
            delete from identity.invitation
             where tenant_id = :tenant and account_id = :account and used_at is null
            """)
        .param("tenant", viewer.tenant().value())
        .param("account", account.value())
        .update();
    var token = InvitationToken.next();
    jdbc.sql(
            """
            insert into identity.invitation (tenant_id, id, account_id, token_hash, expires_at)
            values (:tenant, :id, :account, :hash, :expires)
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", Identifier.nextValue())
        .param("account", account.value())
        .param("hash", token.hash())
        .param("expires", clock.instant().plus(INVITATION_STANDS).atOffset(ZoneOffset.UTC))
        .update();
    audit.changed(viewer, "account.invited", person, null, Map.of());
    return new Invitation(person, token.value());
  }

  /** In which tenant an invitation with this token is, if any. */
  @Transactional(readOnly = true)
  Optional<TenantId> invited(InvitationToken token) {
    return jdbc.sql("select tenant_id from identity.invitation_by_token(:hash)")
        .param("hash", token.hash())
        .query(UUID.class)
        .optional()
        .map(TenantId::new);
  }

  @Transactional(readOnly = true)
  Optional<Account> accountInvitedBy(TenantId tenant, InvitationToken token) {
    return jdbc.sql(
            """
            select account_id
              from identity.invitation
             where tenant_id = :tenant and token_hash = :hash and used_at is null
               and expires_at > :now
            """)
        .param("tenant", tenant.value())
        .param("hash", token.hash())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .optional()
        .flatMap(account -> find(tenant, new AccountId(account)));
  }

  /** Sets the first password; the link is used up with it. */
  Account accept(TenantId tenant, InvitationToken token, String password) {
    var account = accountInvitedBy(tenant, token).orElseThrow(InvitationUsedUp::new);
    var rows =
        jdbc.sql(
                """
                update identity.invitation set used_at = :now
                 where tenant_id = :tenant and token_hash = :hash and used_at is null
                """)
            .param("tenant", tenant.value())
            .param("hash", token.hash())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (rows == 0) {
      // Somebody else used the link between the two statements; the first password stands.
      throw new InvitationUsedUp();
    }
    keepPassword(tenant, account.id(), password);
    audit.changed(
        new Viewer(tenant, account.person(), Set.of(Role.EMPLOYEE)),
        "account.invitation-accepted",
        account.person(),
        null,
        Map.of());
    return account;
  }

  /**
   * Changes one's own password.
   *
   * @throws WrongPassword when {@code current} is not the present one
   */
  void changePassword(Viewer viewer, String current, String next) {
    var account =
        of(viewer.tenant(), viewer.person())
            .flatMap(id -> find(viewer.tenant(), id))
            .orElseThrow(WrongPassword::new);
    if (account.passwordHash() == null || !passwords.matches(current, account.passwordHash())) {
      throw new WrongPassword();
    }
    keepPassword(viewer.tenant(), account.id(), next);
    // Whoever came in with the old one, from wherever, is out.
    sessions.endOthers(account.id());
    audit.changed(viewer, "account.password-changed", viewer.person(), null, Map.of());
  }

  /** Remembers when somebody came in last. */
  void signedIn(TenantId tenant, AccountId account) {
    jdbc.sql(
            """
            update identity.account set last_sign_in_at = :now
             where tenant_id = :tenant and id = :id
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("tenant", tenant.value())
        .param("id", account.value())
        .update();
  }

  /** Writes down that too many wrong passwords locked the account. */
  void locked(TenantId tenant, AccountId id) {
    find(tenant, id)
        .ifPresent(account -> {
          audit.happened(tenant, "account.locked", account.person());
          notifications.tell(
              tenant, account.person(), Notice.of("notice.identity.locked", "/account"));
        });
  }

  void keepLanguage(TenantId tenant, AccountId account, Language language) {
    jdbc.sql(
            "update identity.account set language = :language where tenant_id = :tenant and id ="
                + " :id")
        .param("language", language.code())
        .param("tenant", tenant.value())
        .param("id", account.value())
        .update();
  }

  /** Keeps how the viewer reads; without a zone, hours are those of the organisation. */
  void prefer(Viewer viewer, Language language, String theme, Optional<ZoneId> zone) {
    jdbc.sql(
            """
            update identity.account set language = :language, theme = :theme, zone = :zone
             where tenant_id = :tenant and person_id = :person
            """)
        .param("language", language.code())
        .param("theme", theme)
        .param("zone", zone.map(ZoneId::getId).orElse(null))
        .param("tenant", viewer.tenant().value())
        .param("person", viewer.person().value())
        .update();
  }

  void keepTheme(TenantId tenant, AccountId account, String theme) {
    jdbc.sql("update identity.account set theme = :theme where tenant_id = :tenant and id = :id")
        .param("theme", theme)
        .param("tenant", tenant.value())
        .param("id", account.value())
        .update();
  }

  private boolean hasPassword(TenantId tenant, PersonId person) {
    return of(tenant, person)
        .flatMap(id -> find(tenant, id))
        .filter(account -> account.passwordHash() != null)
        .isPresent();
  }

  private AccountId openIfMissing(TenantId tenant, PersonId person) {
    jdbc.sql(
            """
            insert into identity.account (tenant_id, id, person_id, created_at)
            values (:tenant, :id, :person, :now)
            on conflict (tenant_id, person_id) do nothing
            """)
        .param("tenant", tenant.value())
        .param("id", AccountId.next().value())
        .param("person", person.value())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return of(tenant, person).orElseThrow();
  }

  void keepPassword(TenantId tenant, AccountId account, String password) {
    jdbc.sql(
            "update identity.account set password_hash = :hash where tenant_id = :tenant and id ="
                + " :id")
        .param("hash", passwords.encode(password))
        .param("tenant", tenant.value())
        .param("id", account.value())
        .update();
  }
}
