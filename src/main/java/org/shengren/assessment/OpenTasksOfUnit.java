package org.shengren.assessment;

import java.util.Optional;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PersonPanel.Panel;
import org.shengren.organization.UnitPanel;
import org.shengren.tenancy.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far the assessments of a unit are, for those who follow them: counts, never an answer. */
@Component
@Transactional(readOnly = true)
class OpenTasksOfUnit implements UnitPanel {
  private static final int ORDER = 20;

  /**
   * What is still to be done in a unit and below.
   *
   * @param rating participants whose ratings are not all in
   * @param conversation participants between ratings and release
   * @param asked ratings that somebody still owes
   */
  record Open(int rating, int conversation, int asked) {}

  private final JdbcClient jdbc;
  private final AccessPolicy policy;
  private final Calendar calendar;

  OpenTasksOfUnit(JdbcClient jdbc, AccessPolicy policy, Calendar calendar) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.calendar = calendar;
  }

  @Override
  public Optional<Panel> of(Viewer viewer, OrgUnitId unit) {
    if (!policy.may(viewer, Function.FOLLOW_CAMPAIGNS, unit)) {
      return Optional.empty();
    }
    var open =
        jdbc.sql(
                """
                with recursive reach as (
                  select u.id
                    from organization.org_unit u
                   where u.tenant_id = :tenant and u.id = :unit
                  union
                  select u.id
                    from organization.org_unit u
                    join reach r on r.id = u.parent_id
                   where u.tenant_id = :tenant)
                select count(*) filter (where p.state = 'RATING') as rating,
                       count(*) filter (where p.state = 'CONVERSATION') as conversation,
                       coalesce(sum((select count(*)
                                       from assessment.assignment s
                                      where s.tenant_id = p.tenant_id and s.participant_id = p.id
                                        and s.state in ('INVITED', 'STARTED'))), 0) as asked
                  from organization.current_appointment(:today) a
                  join assessment.participant p
                    on p.tenant_id = a.tenant_id and p.person_id = a.person_id
                  join assessment.campaign c
                    on c.tenant_id = p.tenant_id and c.id = p.campaign_id
                 where a.tenant_id = :tenant and a.unit_id in (select id from reach)
                   and p.state in ('RATING', 'CONVERSATION')
                   and c.state not in ('CANCELLED', 'CLOSED')
                """)
            .param("tenant", viewer.tenant().value())
            .param("unit", unit.value())
            .param("today", calendar.today(viewer.tenant()))
            .query((row, _) ->
                new Open(row.getInt("rating"), row.getInt("conversation"), row.getInt("asked")))
            .single();
    return open.rating() + open.conversation() == 0
        ? Optional.empty()
        : Optional.of(
            Panel.shown("unit-tasks.title", "assessment/unit-tasks :: panel", open, ORDER));
  }
}
