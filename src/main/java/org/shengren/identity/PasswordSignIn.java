package org.shengren.identity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.shengren.organization.Roles;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.Tenants;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Proves who somebody is by e-mail or employee number, password and, where the login alone leaves a
 * choice, the code of the company.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {
  private static final Optional<SignedIn> NOBODY = Optional.empty();

  private final Accounts accounts;
  private final Tenants tenants;
  private final Roles roles;
  private final SignInAttempts attempts;
  private final PasswordEncoder passwords;
  private final String nobodysHash;

  /** A hash takes 16 MB and a core; without a limit, sign-ins could use up both for everybody. */
  private final Semaphore atOnce =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

  PasswordSignIn(
      Accounts accounts,
      Tenants tenants,
      Roles roles,
      SignInAttempts attempts,
      PasswordEncoder passwords) {
    this.accounts = accounts;
    this.tenants = tenants;
    this.roles = roles;
    this.attempts = attempts;
    this.passwords = passwords;
    this.nobodysHash = Objects.requireNonNull(passwords.encode("nobody"));
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    var password = Objects.toString(asked.getCredentials(), "");
    var company = asked.getDetails() instanceof CompanyAndAddress form ? form.company() : "";
    var at = whereabouts(asked.getName(), company);
    var attempt = attempts.begin(company, asked.getName(), at);
    if (at.isEmpty() || !attempt.allowed()) {
      // Nobody learns from the time it takes whether there is such a login, or whether it is
      // locked.
      matches(password, nobodysHash);
    }
    var signedIn = attempt.allowed() ? at.flatMap(found -> prove(found, password)) : NOBODY;
    if (signedIn.isEmpty()) {
      if (attempt.locks()) {
        at.ifPresent(found ->
            Tenancy.run(found.tenant(), () -> accounts.locked(found.tenant(), found.account())));
      }
      throw new BadCredentialsException("login, password or company is wrong");
    }
    attempts.proved(attempt);
    return authenticated(signedIn.get());
  }

  static Authentication authenticated(SignedIn signedIn) {
    return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, List.of());
  }

  private Optional<Accounts.Whereabouts> whereabouts(String login, String company) {
    var found = accounts.byLogin(login);
    if (!company.isEmpty()) {
      var tenant = tenants.byCode(company);
      found = found.stream().filter(at -> tenant.filter(at.tenant()::equals).isPresent()).toList();
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private Optional<SignedIn> prove(Accounts.Whereabouts at, String password) {
    return Tenancy.in(
        at.tenant(),
        () ->
            accounts
                .find(at.tenant(), at.account())
                .filter(account ->
                    matches(
                        password, Objects.requireNonNullElse(account.passwordHash(), nobodysHash)))
                .filter(account -> account.passwordHash() != null)
                .filter(account -> !roles.of(at.tenant(), account.person()).isEmpty())
                .map(account -> new SignedIn(at.tenant(), at.account(), account.person())));
  }

  private boolean matches(String password, String hash) {
    atOnce.acquireUninterruptibly();
    try {
      return passwords.matches(password, hash);
    } finally {
      atOnce.release();
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
