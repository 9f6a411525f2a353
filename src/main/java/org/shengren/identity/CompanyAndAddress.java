package org.shengren.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** What the sign-in form says beside login and password. */
final class CompanyAndAddress extends WebAuthenticationDetails {
  private final String company;

  CompanyAndAddress(HttpServletRequest request) {
    super(request);
    company = Objects.requireNonNullElse(request.getParameter("company"), "").strip();
  }

  String company() {
    return company;
  }
}
