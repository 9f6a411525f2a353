package org.shengren.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.tenancy.Tenancy;
import org.shengren.web.Preferences;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Brings language and theme of the person to this browser, and the person to where they went. */
@Component
public class AfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {
  private final Accounts accounts;
  private final SecurityContextRepository contexts;

  AfterSignIn(Accounts accounts, SecurityContextRepository contexts) {
    this.accounts = accounts;
    this.contexts = contexts;
    setDefaultTargetUrl("/");
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws ServletException, IOException {
    if (authentication.getPrincipal() instanceof SignedIn signedIn) {
      remember(signedIn, request, response);
    }
    super.onAuthenticationSuccess(request, response, authentication);
  }

  /** Signs somebody in who has proved it in another way than by the form. */
  public void enter(
      TenantId tenant,
      AccountId account,
      PersonId person,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    var signedIn = new SignedIn(tenant, account, person);
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(PasswordSignIn.authenticated(signedIn));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    remember(signedIn, request, response);
  }

  private void remember(
      SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
    Sessions.remember(request.getSession(), request.getHeader(HttpHeaders.USER_AGENT));
    Tenancy.run(
        signedIn.tenant(),
        () -> {
          accounts.signedIn(signedIn.tenant(), signedIn.account());
          var chosen =
              accounts.find(signedIn.tenant(), signedIn.account()).flatMap(a -> a.language());
          if (chosen.isPresent()) {
            Preferences.keepLanguage(response, chosen.get());
          } else {
            Preferences.language(request)
                .ifPresent(language ->
                    accounts.keepLanguage(signedIn.tenant(), signedIn.account(), language));
          }
        });
  }
}
