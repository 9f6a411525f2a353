package org.shengren.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.shengren.kernel.Viewer;
import org.shengren.organization.Roles;
import org.shengren.tenancy.ReadOnce;
import org.shengren.tenancy.Tenancy;
import org.shengren.web.CurrentViewer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the tenant of whoever is signed in, and names the viewer, for the rest of the request. */
class ViewerFilter extends OncePerRequestFilter {
  private final Accounts accounts;
  private final Roles roles;
  private final DemoPersonas personas;

  ViewerFilter(Accounts accounts, Roles roles, DemoPersonas personas) {
    this.accounts = accounts;
    this.roles = roles;
    this.personas = personas;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/assets/") || path.startsWith("/webjars/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn signedIn)) {
      chain.doFilter(request, response);
      return;
    }
    var failure =
        Tenancy.in(
            signedIn.tenant(),
            () ->
                changesNothing(request)
                    ? ReadOnce.during(() -> goOn(signedIn, request, response, chain))
                    : goOn(signedIn, request, response, chain));
    if (failure.isPresent()) {
      switch (failure.get()) {
        case ServletException servlet -> throw servlet;
        case IOException io -> throw io;
        case Exception other -> throw new ServletException(other);
      }
    }
  }

  /** As HTTP has it: of a page that is only looked at no more is written than that it was seen. */
  private static boolean changesNothing(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** What was thrown behind this filter: work in a scope can throw one checked type only. */
  private Optional<Exception> goOn(
      SignedIn signedIn,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException {
    var current = current(signedIn);
    if (current.isEmpty()) {
      // The account is gone or its owner has left: the session ends here.
      SecurityContextHolder.clearContext();
      Optional.ofNullable(request.getSession(false)).ifPresent(s -> s.invalidate());
      response.sendRedirect("/sign-in");
      return Optional.empty();
    }
    current.get().bindTo(request);
    try {
      chain.doFilter(request, response);
      return Optional.empty();
    } catch (ServletException | IOException thrown) {
      return Optional.of(thrown);
    }
  }

  private Optional<CurrentViewer> current(SignedIn signedIn) {
    var held = roles.of(signedIn.tenant(), signedIn.person());
    return accounts
        .find(signedIn.tenant(), signedIn.account())
        .filter(_ -> !held.isEmpty())
        .map(account ->
            new CurrentViewer(
                new Viewer(signedIn.tenant(), signedIn.person(), held),
                account.name(),
                account.theme(),
                personas.areOf(signedIn.tenant()),
                account.zone()));
  }
}
