package org.shengren.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.AtOnce;
import org.shengren.Visitor;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.CompanyFixture.Company;
import org.shengren.organization.LastAdministrator;
import org.shengren.organization.OwnAdministration;
import org.shengren.organization.People;
import org.shengren.organization.Roles;
import org.shengren.tenancy.SettableClock;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.transaction.support.TransactionTemplate;

/** Locked out, a link for a new password, sessions that end, and the administrator who stays. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(CompanyFixture.class)
class WayBackTests {
  private static final String PASSWORD = "a good long password";
  private static final String ANOTHER = "another long password";

  @Autowired CompanyFixture companies;
  @Autowired Accounts accounts;
  @Autowired PasswordResets resets;
  @Autowired PasswordSignIn signIn;
  @Autowired SignInAttempts attempts;
  @Autowired UsersQuery users;
  @Autowired Roles roles;
  @Autowired People people;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @LocalServerPort int port;

  private Company company;
  private PersonId person;
  private String login;

  @BeforeEach
  void found() {
    company = companies.found();
    person = companies.hire(company, "P1", company.east(), Optional.empty());
    login = "p1@" + company.code() + ".example";
    in(() -> accounts.open(company.tenant(), person, PASSWORD));
    in(() -> accounts.open(company.tenant(), company.founder().person(), PASSWORD));
  }

  @Test
  void guessingBecomesSlowAndThenImpossibleForAWhileAlsoWithTheRightPassword() {
    var start = clock.instant();
    for (int wrong = 0; wrong < SignInAttempts.FREE; wrong++) {
      assertThat(comesIn(login, "wrong", start)).isFalse();
    }
    // The fifth is looked at, and makes the next one wait, even when it is right.
    assertThat(comesIn(login, "wrong", start)).isFalse();
    assertThat(comesIn(login, PASSWORD, start.plusSeconds(1))).isFalse();
    var now = start;
    for (int wrong = SignInAttempts.FREE + 1; wrong < SignInAttempts.LOCKS_FROM; wrong++) {
      now = now.plusSeconds(200);
      assertThat(comesIn(login, "wrong", now)).isFalse();
    }
    assertThat(state(now)).isEqualTo(UserState.LOCKED);
    assertThat(comesIn(login, PASSWORD, now.plusSeconds(14 * 60))).isFalse();
    // By the other login of the same account neither.
    assertThat(comesIn("P1", PASSWORD, now.plusSeconds(14 * 60))).isFalse();
    assertThat(trail("account.locked")).isEqualTo(1);
    assertThat(told()).contains("notice.identity.locked");
    assertThat(comesIn(login, PASSWORD, now.plusSeconds(16 * 60))).isTrue();
    assertThat(comesIn(login, "wrong", now.plusSeconds(16 * 60))).isFalse();
    assertThat(comesIn(login, PASSWORD, now.plusSeconds(16 * 60))).isTrue();
  }

  @Test
  void aLoginThatNobodyHasIsSlowedDownInTheSameWay() {
    var now = clock.instant();
    var nobody = "nobody@" + company.code() + ".example";
    for (int wrong = 0; wrong <= SignInAttempts.FREE; wrong++) {
      assertThat(attempts.begin(company.code(), nobody, Optional.empty()).allowed()).isTrue();
    }
    assertThat(
            attempts
                .begin(company.code(), nobody.toUpperCase(Locale.ROOT), Optional.empty())
                .allowed())
        .isFalse();
    assertThat(comesIn(nobody, "wrong", now)).isFalse();
  }

  @Test
  void manyGuessesAtTheSameMomentAreCountedOneByOne() throws Exception {
    var at = accounts.byLogin(login).stream().findFirst();
    var allowed =
        AtOnce.answers(
            Collections.<Callable<Boolean>>nCopies(
                40, () -> attempts.begin(company.code(), login, at).allowed()));
    assertThat(allowed.stream().filter(may -> may)).hasSize(SignInAttempts.FREE + 1);
  }

  @Test
  void whoeverMayUnlockLetsSomebodyTryAgainAndNobodyElse() {
    lock();
    var partner = companies.partner(company, "H1", company.sales());
    var elsewhere = companies.partner(company, "H2", company.tech());
    assertThatThrownBy(() -> run(() -> resets.unlock(elsewhere, person)))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> run(() -> resets.unlock(employee(person), person)))
        .isInstanceOf(Forbidden.class);
    run(() -> resets.unlock(partner, person));
    assertThat(comesIn(login, PASSWORD, clock.instant())).isTrue();
    assertThat(trail("account.unlocked")).isEqualTo(1);
  }

  @Test
  void aLinkSetsTheNewPasswordOnceAlsoForTwoAtTheSameMoment() throws Exception {
    var browser = visitor().signIn(company.code(), login, PASSWORD);
    var token = new InvitationToken(make(company.founder()).token());
    var refused =
        AtOnce.refusals(
            () -> in(() -> resets.use(company.tenant(), token, "the first new one")),
            () -> in(() -> resets.use(company.tenant(), token, "the second new one")));
    assertThat(refused).singleElement().isInstanceOf(ResetUsedUp.class);
    assertThat(trail("account.password-reset")).isEqualTo(1);
    assertThat(browser.get("/account").headers().firstValue("location").orElse(""))
        .endsWith("/sign-in");
    assertThat(told())
        .contains("notice.identity.reset-link-made", "notice.identity.password-reset");
    assertThat(comesIn(login, PASSWORD, clock.instant())).isFalse();
  }

  @Test
  void aLinkEndsAfterADayAndWithTheNextOneAndIsKeptAsAHashOnly() {
    var first = new InvitationToken(make(company.founder()).token());
    var second = new InvitationToken(make(company.founder()).token());
    assertThatThrownBy(() -> in(() -> resets.use(company.tenant(), first, ANOTHER)))
        .isInstanceOf(ResetUsedUp.class);
    var late = clock.instant().plus(PasswordResets.STANDS).plusSeconds(1);
    assertThatThrownBy(() ->
            SettableClock.at(late, () -> in(() -> resets.use(company.tenant(), second, ANOTHER))))
        .isInstanceOf(ResetUsedUp.class);
    var kept =
        read(
            "select string_agg(token_hash, ' ') from identity.password_reset where tenant_id ="
                + " :tenant");
    assertThat(kept).doesNotContain(second.value());
    in(() -> resets.use(company.tenant(), second, ANOTHER));
    assertThat(comesIn(login, ANOTHER, clock.instant())).isTrue();
  }

  @Test
  void nobodyMakesALinkBeyondTheirReachOrForThemselves() {
    var partner = companies.partner(company, "H1", company.sales());
    var elsewhere = companies.partner(company, "H2", company.tech());
    assertThatThrownBy(() -> make(elsewhere)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> make(employee(person))).isInstanceOf(Forbidden.class);
    assertThat(make(partner).token()).isNotEmpty();
    in(() -> {
      roles.grant(company.founder(), person, Role.MODEL_OWNER, Optional.empty());
      return true;
    });
    assertThatThrownBy(() -> make(partner)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> in(() -> resets.make(company.founder(), company.founder().person())))
        .isInstanceOf(OwnPasswordReset.class);
    var uninvited = companies.hire(company, "P2", company.east(), Optional.empty());
    assertThatThrownBy(() -> in(() -> resets.make(company.founder(), uninvited)))
        .isInstanceOf(NoPasswordYet.class);
    var stranger = companies.found();
    assertThatThrownBy(
            () -> Tenancy.in(stranger.tenant(), () -> resets.make(stranger.founder(), person)))
        .isInstanceOf(NoPasswordYet.class);
  }

  @Test
  void theLinkWorksByThePageAndSaysSoWhenItIsUsedUp() {
    var address = "/reset/" + make(company.founder()).token();
    var visitor = visitor();
    visitor.refreshToken(address);
    assertThat(visitor.get(address).body()).contains("员工P1");
    var short1 =
        visitor.send(
            "POST", address, Visitor.form(Map.of("next", "short", "again", "short")), true);
    assertThat(short1.statusCode()).isEqualTo(422);
    var done =
        visitor.send(
            "POST", address, Visitor.form(Map.of("next", ANOTHER, "again", ANOTHER)), true);
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    assertThat(visitor().get(address).statusCode()).isEqualTo(404);
  }

  @Test
  void aWelcomeWithoutAPasswordAsksForOneAndTheInvitationStands() {
    var newcomer = companies.hire(company, "P2", company.east(), Optional.empty());
    var invitation = in(() -> accounts.invite(company.founder(), List.of(newcomer))).getFirst();
    var address = "/welcome/" + invitation.token();
    var visitor = visitor();
    visitor.refreshToken(address);
    var without = visitor.send("POST", address, "", true);
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("密码须为 10 到 200 个字符。");
    assertThat(
            visitor
                .send(
                    "POST", address, Visitor.form(Map.of("next", ANOTHER, "again", ANOTHER)), true)
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  void aChangeOfRolesEndsTheSessionsOfThePersonAndOfNobodyElse() {
    var theirs = visitor().signIn(company.code(), login, PASSWORD);
    var admin = visitor().signIn(company.code(), "F001", PASSWORD);
    var answer =
        admin.send(
            "POST",
            "/people/" + person.value() + "/roles",
            Visitor.form(Map.of("role", "MODEL_OWNER")),
            true);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(isIn(theirs)).isFalse();
    assertThat(isIn(admin)).isTrue();
    theirs = visitor().signIn(company.code(), login, PASSWORD);
    run(() -> roles.withdraw(company.founder(), person, Role.MODEL_OWNER, Optional.empty()));
    assertThat(isIn(theirs)).isFalse();
    theirs = visitor().signIn(company.code(), login, PASSWORD);
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    run(() -> people.leave(company.founder(), person, today.minusDays(1)));
    assertThat(isIn(theirs)).isFalse();
  }

  @Test
  void oneSignsOutElsewhereAndStaysHere() {
    var here = visitor().signIn(company.code(), login, PASSWORD);
    var there = visitor().signIn(company.code(), login, PASSWORD);
    var third = visitor().signIn(company.code(), login, PASSWORD);
    var other = visitor().signIn(company.code(), "F001", PASSWORD);
    var handles =
        Pattern.compile("name=\"handle\" value=\"([0-9a-f]{24})\"")
            .matcher(here.get("/account").body())
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(handles).hasSize(2);
    // Somebody else's handle is nobody's.
    other.send("POST", "/account/sessions/end", "handle=" + handles.getFirst(), true);
    assertThat(isIn(there) && isIn(third)).isTrue();
    here.send("POST", "/account/sessions/end", "handle=" + handles.getFirst(), true);
    assertThat(isIn(there) ^ isIn(third)).isTrue();
    here.send("POST", "/account/sessions/end", "", true);
    assertThat(isIn(there) || isIn(third)).isFalse();
    assertThat(isIn(here) && isIn(other)).isTrue();
  }

  @Test
  void theLastAdministratorIsNotLostNeitherByWithdrawalNorByLeaving() {
    var founder = company.founder();
    assertThatThrownBy(
            () -> run(() -> people.leave(founder, founder.person(), LocalDate.of(2030, 1, 1))))
        .isInstanceOf(LastAdministrator.class);
    assertThatThrownBy(() ->
            run(() ->
                roles.withdraw(
                    founder, founder.person(), Role.TENANT_ADMINISTRATOR, Optional.empty())))
        .isInstanceOf(OwnAdministration.class);
    run(() -> roles.grant(founder, person, Role.TENANT_ADMINISTRATOR, Optional.empty()));
    run(() -> people.leave(founder, founder.person(), LocalDate.of(2030, 1, 1)));
    assertThatThrownBy(() -> run(() -> people.leave(founder, person, LocalDate.of(2029, 1, 1))))
        .isInstanceOf(LastAdministrator.class);
  }

  @Test
  void twoAdministratorsWhoTakeTheRoleFromEachOtherAtTheSameMomentLeaveOne() throws Exception {
    var founder = company.founder();
    run(() -> roles.grant(founder, person, Role.TENANT_ADMINISTRATOR, Optional.empty()));
    var second =
        new Viewer(company.tenant(), person, EnumSet.of(Role.EMPLOYEE, Role.TENANT_ADMINISTRATOR));
    var role = Role.TENANT_ADMINISTRATOR;
    var refused =
        AtOnce.refusals(
            () -> run(() -> roles.withdraw(founder, person, role, Optional.empty())),
            () -> run(() -> roles.withdraw(second, founder.person(), role, Optional.empty())));
    assertThat(refused).singleElement().isInstanceOf(LastAdministrator.class);
  }

  private Viewer employee(PersonId who) {
    return new Viewer(company.tenant(), who, EnumSet.of(Role.EMPLOYEE));
  }

  private PasswordResets.Made make(Viewer by) {
    return in(() -> resets.make(by, person));
  }

  private void lock() {
    var now = clock.instant().minus(Duration.ofMinutes(30));
    for (int wrong = 0; wrong < SignInAttempts.LOCKS_FROM; wrong++) {
      now = now.plusSeconds(170);
      assertThat(comesIn(login, "wrong", now)).isFalse();
    }
    assertThat(comesIn(login, PASSWORD, clock.instant())).isFalse();
  }

  private boolean comesIn(String name, String password, Instant at) {
    return SettableClock.valueAt(
        at,
        () -> {
          try {
            return signIn
                .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password))
                .isAuthenticated();
          } catch (BadCredentialsException refused) {
            return false;
          }
        });
  }

  private UserState state(Instant at) {
    return SettableClock.valueAt(
        at,
        () ->
            in(() ->
                    users.of(
                        company.tenant(),
                        new UsersQuery.Asked(
                            "P1", Optional.empty(), Optional.empty(), Optional.empty()),
                        Language.ZH))
                .users()
                .getFirst()
                .state());
  }

  private boolean isIn(Visitor visitor) {
    return visitor.get("/account").statusCode() == 200;
  }

  private Visitor visitor() {
    return new Visitor("http://127.0.0.1:" + port);
  }

  private int trail(String action) {
    return Integer.parseInt(
        read(
            "select count(*)::text from audit.entry where tenant_id = :tenant and action = '"
                + action
                + "' and subject_id = '"
                + person.value()
                + "'"));
  }

  private String told() {
    return read(
        "select coalesce(string_agg(key, ' '), '') from notification.notice where tenant_id ="
            + " :tenant and person_id = '"
            + person.value()
            + "'");
  }

  private String read(String sql) {
    return in(() ->
        Objects.requireNonNull(
            transactions.execute(_ ->
                jdbc.sql(sql)
                    .param("tenant", company.tenant().value())
                    .query(String.class)
                    .single())));
  }

  private void run(Runnable work) {
    Tenancy.run(company.tenant(), work);
  }

  private <T> T in(Supplier<T> work) {
    return Tenancy.in(company.tenant(), work::get);
  }
}
