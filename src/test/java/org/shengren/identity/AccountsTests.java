package org.shengren.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shengren.AtOnce;
import org.shengren.Visitor;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Text;
import org.shengren.organization.CompanyFixture;
import org.shengren.organization.CompanyFixture.Company;
import org.shengren.organization.People;
import org.shengren.organization.PersonDetails;
import org.shengren.organization.Roles;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.Tenants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(CompanyFixture.class)
class AccountsTests {
  private static final String PASSWORD = "a good long password";

  @Autowired CompanyFixture companies;
  @Autowired Accounts accounts;
  @Autowired Roles roles;
  @Autowired People people;
  @Autowired Tenants tenants;
  @Autowired PasswordEncoder passwords;
  @Autowired SignInAttempts attempts;
  @Autowired UninvitedQuery uninvited;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;
  @LocalServerPort int port;

  private Company company;

  @BeforeEach
  void found() {
    company = companies.found();
  }

  @Test
  void aLinkOpensAnAccountOnceAlsoForTwoAtTheSameMoment() throws Exception {
    var person = companies.hire(company, "P1", company.east(), Optional.empty());
    var token = new InvitationToken(invite(person).getFirst().token());
    var refused =
        AtOnce.refusals(
            () -> in(() -> accounts.accept(company.tenant(), token, "the first password")),
            () -> in(() -> accounts.accept(company.tenant(), token, "another password")));
    assertThat(refused).singleElement().isInstanceOf(InvitationUsedUp.class);
    assertThat(trail("account.invitation-accepted", person)).isEqualTo(1);
  }

  @Test
  void anHrPartnerGetsNoLinkByWhichToSignInAsSomebodyWithARole() {
    var partner = companies.partner(company, "H1", company.sales());
    var plain = companies.hire(company, "P1", company.east(), Optional.empty());
    var admin = companies.hire(company, "P2", company.east(), Optional.empty());
    in(() -> {
      roles.grant(company.founder(), admin, Role.TENANT_ADMINISTRATOR, Optional.empty());
      return true;
    });
    assertThatThrownBy(() -> in(() -> accounts.invite(partner, List.of(plain, admin))))
        .isInstanceOf(Forbidden.class);
    assertThat(in(() -> uninvited.of(partner, Language.ZH)))
        .extracting(InvitationPage.Uninvited::id)
        .containsExactly(plain);
    assertThat(in(() -> accounts.invite(partner, List.of(plain, plain)))).hasSize(1);
    assertThat(invite(admin)).hasSize(1);
  }

  @Test
  void nobodysNameBecomesAFormulaOrASecondCellWhereLinksArePasted() {
    var line = new InvitationPage.Link("=HYPERLINK(\"x\")\tEve", "-1", "", "https://x").line();
    assertThat(line.split("\t", -1))
        .containsExactly("'-1", "'=HYPERLINK(\"x\") Eve", "", "https://x");
  }

  @Test
  void anUnknownLoginTakesAsMuchWorkAsAWrongPassword() {
    in(() -> accounts.open(company.tenant(), company.founder().person(), PASSWORD));
    var counting = new Counting(passwords);
    var signIn = new PasswordSignIn(accounts, tenants, roles, attempts, counting);
    for (var login : List.of("founder@" + company.code() + ".example", "nobody@nowhere.example")) {
      counting.matched.set(0);
      assertThatThrownBy(() ->
              signIn.authenticate(
                  UsernamePasswordAuthenticationToken.unauthenticated(login, "wrong")))
          .isInstanceOf(BadCredentialsException.class);
      assertThat(counting.matched).hasValue(1);
    }
  }

  @Test
  void aNumberThatLooksLikeAnotherPersonsAddressLocksNobodyOut() {
    var victim = companies.hire(company, "P1", company.east(), Optional.empty());
    var other = companies.hire(company, "P2", company.east(), Optional.empty());
    in(() -> accounts.open(company.tenant(), victim, PASSWORD));
    in(() -> accounts.open(company.tenant(), other, PASSWORD));
    var address = "p1@" + company.code() + ".example";
    in(() -> {
      people.change(
          company.founder(),
          other,
          new PersonDetails(
              address,
              Text.of("员工", "Person"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
      return true;
    });
    assertThat(accounts.byLogin(address)).hasSize(1);
  }

  @Test
  void aNewPasswordEndsTheSessionsOnOtherDevices() {
    in(() -> accounts.open(company.tenant(), company.founder().person(), PASSWORD));
    var here = visitor().signIn(company.code(), "F001", PASSWORD);
    var elsewhere = visitor().signIn(company.code(), "F001", PASSWORD);
    var answer =
        here.send(
            "POST",
            "/account/password",
            Visitor.form(
                Map.of(
                    "current",
                    PASSWORD,
                    "next",
                    "a better password",
                    "again",
                    "a better password")),
            true);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(here.get("/account").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/account").headers().firstValue("location").orElse(""))
        .endsWith("/sign-in");
  }

  @Test
  void theWayBackAfterAChoiceOfLanguageStaysWithUs() {
    var visitor = visitor();
    visitor.refreshToken("/sign-in");
    for (var elsewhere :
        List.of("//evil.example", "/\\evil.example", "https://evil.example", "/{x}")) {
      var answer =
          visitor.send(
              "POST",
              "/language",
              Visitor.form(Map.of("language", "en", "returnTo", elsewhere)),
              true);
      assertThat(answer.headers().firstValue("location")).contains(address() + "/");
    }
  }

  private Visitor visitor() {
    return new Visitor(address());
  }

  private String address() {
    return "http://127.0.0.1:" + port;
  }

  private List<Accounts.Invitation> invite(PersonId person) {
    return in(() -> accounts.invite(company.founder(), List.of(person)));
  }

  private int trail(String action, PersonId subject) {
    return in(() ->
        Objects.requireNonNull(
            transactions.execute(_ ->
                jdbc.sql(
                        """
                        select count(*) from audit.entry
                         where tenant_id = :tenant and action = :action and subject_id = :subject
                        """)
                    .param("tenant", company.tenant().value())
                    .param("action", action)
                    .param("subject", subject.value())
                    .query(Integer.class)
                    .single())));
  }

  private <T> T in(Supplier<T> work) {
    return Tenancy.in(company.tenant(), work::get);
  }

  private static final class Counting implements PasswordEncoder {
    private final PasswordEncoder real;
    private final AtomicInteger matched = new AtomicInteger();

    Counting(PasswordEncoder real) {
      this.real = real;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
      return real.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      matched.incrementAndGet();
      return real.matches(password, hash);
    }
  }
}
