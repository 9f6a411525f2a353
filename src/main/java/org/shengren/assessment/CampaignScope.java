package org.shengren.assessment;

import java.time.LocalDate;
import java.util.UUID;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.Reach;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which participants somebody may follow: those of the own units, and those whom one rates as the
 * direct manager. Of the person rated only that it is oneself.
 */
@Component
class CampaignScope {
  /** Of the units over which the viewer has the function. */
  static final String IN_REACH =
      """
      (:everywhere or exists (
           select from organization.current_appointment(:today) w
            where w.tenant_id = p.tenant_id and w.person_id = p.person_id
              and w.unit_id = any(:units::uuid[])))
      """;

  /** Rated by the viewer as the direct manager. */
  static final String LED_BY_ME =
      """
      exists (select from assessment.assignment z
               where z.tenant_id = p.tenant_id and z.participant_id = p.id
                 and z.rater_id = :viewer and z.relationship = 'MANAGER')
      """;

  /** Rated by the viewer as the direct manager, or the viewer's own. */
  static final String CONCERNS_ME =
      """
      exists (select from assessment.assignment z
               where z.tenant_id = p.tenant_id and z.participant_id = p.id
                 and z.rater_id = :viewer and z.relationship in ('SELF', 'MANAGER'))
      """;

  private final JdbcClient jdbc;
  private final AccessPolicy policy;
  private final Calendar calendar;

  CampaignScope(JdbcClient jdbc, AccessPolicy policy, Calendar calendar) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.calendar = calendar;
  }

  /** A statement with the parameters that the conditions above need. */
  JdbcClient.StatementSpec ask(Viewer viewer, String sql) {
    return ask(viewer, sql, policy.reach(viewer, Function.FOLLOW_CAMPAIGNS), today(viewer));
  }

  JdbcClient.StatementSpec ask(Viewer viewer, String sql, Reach reach, LocalDate today) {
    return jdbc.sql(sql)
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .param("today", today)
        .param("everywhere", reach.everywhere())
        .param("units", reach.units().stream().map(Identifier::value).toArray(UUID[]::new));
  }

  Reach reach(Viewer viewer) {
    return policy.reach(viewer, Function.FOLLOW_CAMPAIGNS);
  }

  LocalDate today(Viewer viewer) {
    return calendar.today(viewer.tenant());
  }
}
