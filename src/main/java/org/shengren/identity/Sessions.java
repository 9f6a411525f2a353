package org.shengren.identity;

import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Where somebody is signed in. Ended ones are taken out in the transaction of what ends them: a
 * request that is under way still finishes, the next one is asked to sign in.
 */
@Service
@Transactional
class Sessions {
  private static final String DEVICE = "shengren.device";

  /**
   * One browser.
   *
   * @param handle names the session on a page, without being of use to whoever reads it there
   * @param device such as "Firefox · Windows", empty when unknown
   * @param here whether it is the one that asks
   */
  record OpenSession(String handle, String device, Instant since, Instant lastSeen, boolean here) {}

  private final JdbcClient jdbc;
  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  Sessions(JdbcClient jdbc, FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.jdbc = jdbc;
    this.sessions = sessions;
  }

  static void remember(HttpSession session, @Nullable String userAgent) {
    session.setAttribute(DEVICE, Device.of(userAgent));
  }

  /** The latest first. */
  List<OpenSession> of(AccountId account, String current) {
    return sessions.findByPrincipalName(account.value().toString()).values().stream()
        .filter(session -> !session.isExpired())
        .map(session ->
            new OpenSession(
                handle(session.getId()),
                Objects.requireNonNullElse(session.<String>getAttribute(DEVICE), ""),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getId().equals(current)))
        .sorted(Comparator.comparing(OpenSession::lastSeen).reversed())
        .toList();
  }

  /**
   * Ends every session of the account; the one that asks too, unless the person asks themselves.
   */
  int endAll(AccountId account) {
    return end(account, "");
  }

  /** Ends every session of the account but the one that asks. */
  int endOthers(AccountId account) {
    return end(account, currentSession().orElse(""));
  }

  /** Ends one of the account's sessions by its handle; unknown ones have ended already. */
  void endOne(AccountId account, String handle) {
    sessions.findByPrincipalName(account.value().toString()).values().stream()
        .map(Session::getId)
        .filter(id -> handle(id).equals(handle))
        .forEach(sessions::deleteById);
  }

  private int end(AccountId account, String but) {
    return jdbc.sql(
            """
            delete from identity.spring_session
             where principal_name = :account and session_id <> :but
            """)
        .param("account", account.value().toString())
        .param("but", but)
        .update();
  }

  private static Optional<String> currentSession() {
    return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
        .map(RequestAttributes::getSessionId);
  }

  private static String handle(String id) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(id.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 24);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
