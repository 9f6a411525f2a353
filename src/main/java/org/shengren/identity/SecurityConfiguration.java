package org.shengren.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.shengren.organization.Roles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;

/** What is open to everybody, how one signs in and out, and what the browser may load. */
@Configuration
@EnableWebSecurity
class SecurityConfiguration {
  private static final String[] OPEN = {
    "/sign-in",
    "/demo-sign-in",
    "/setup",
    "/setup/**",
    "/welcome/*",
    "/reset/*",
    "/health",
    "/about",
    "/language",
    "/theme",
    "/assets/**",
    "/webjars/**",
    "/favicon.ico",
    "/error"
  };

  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'; manifest-src 'self'";

  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      Accounts accounts,
      Roles roles,
      DemoPersonas personas,
      AfterSignIn afterSignIn) {
    return http.authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(OPEN)
                .permitAll()
                .anyRequest()
                .authenticated())
        .formLogin(form ->
            form.loginPage("/sign-in")
                .authenticationDetailsSource(CompanyAndAddress::new)
                .successHandler(afterSignIn)
                .failureUrl("/sign-in?failed"))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
        .exceptionHandling(refused ->
            refused.accessDeniedHandler((request, response, denied) -> {
              request.setAttribute("expired", denied instanceof CsrfException);
              response.sendError(HttpServletResponse.SC_FORBIDDEN);
            }))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer ->
                    referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN)))
        .addFilterAfter(new ViewerFilter(accounts, roles, personas), AuthorizationFilter.class)
        .build();
  }

  /** No database keeps the character 0, so that what holds one is refused before it is asked. */
  @Bean
  HttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
    return firewall;
  }

  @Bean
  SecurityContextRepository securityContexts() {
    return new HttpSessionSecurityContextRepository();
  }

  @Bean
  PasswordEncoder passwords() {
    return new DelegatingPasswordEncoder(
        "argon2id", Map.of("argon2id", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
  }
}
