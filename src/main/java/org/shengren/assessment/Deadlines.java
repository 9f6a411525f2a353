package org.shengren.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens by itself when the last day of a campaign has passed. */
@Service
@Transactional
class Deadlines {
  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Announcements announcements;
  private final AuditTrail audit;
  private final Calendar calendar;

  Deadlines(
      JdbcClient jdbc,
      JsonText texts,
      Announcements announcements,
      AuditTrail audit,
      Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.announcements = announcements;
    this.audit = audit;
    this.calendar = calendar;
  }

  /** Does all that is due today; repeating changes nothing. */
  void pass(TenantId tenant) {
    var today = calendar.today(tenant);
    openConversations(tenant, today);
    expire(tenant, today);
  }

  /** After the last day two who have handed in wait for nobody else. */
  private void openConversations(TenantId tenant, LocalDate today) {
    record Opened(ParticipantId participant, PersonId person, PersonId manager) {}
    var opened =
        jdbc.sql(
                """
                update assessment.participant p set state = 'CONVERSATION'
                  from assessment.campaign c, assessment.assignment s, assessment.assignment m
                 where p.tenant_id = :tenant and p.state = 'RATING'
                   and c.tenant_id = p.tenant_id and c.id = p.campaign_id
                   and c.state = 'COLLECTION' and c.ends_on < :today
                   and s.tenant_id = p.tenant_id and s.participant_id = p.id
                   and s.relationship = 'SELF' and s.state = 'SUBMITTED'
                   and m.tenant_id = p.tenant_id and m.participant_id = p.id
                   and m.relationship = 'MANAGER' and m.state = 'SUBMITTED'
                returning p.id, p.person_id, m.rater_id
                """)
            .param("tenant", tenant.value())
            .param("today", today)
            .query((row, _) ->
                new Opened(
                    new ParticipantId(row.getObject("id", UUID.class)),
                    new PersonId(row.getObject("person_id", UUID.class)),
                    new PersonId(row.getObject("rater_id", UUID.class))))
            .list();
    for (var one : opened) {
      announcements.bothRated(tenant, List.of(one.person(), one.manager()), one.participant());
    }
  }

  /** After the days of grace nothing is taken any more, until somebody extends the period. */
  private void expire(TenantId tenant, LocalDate today) {
    record Expired(CampaignId campaign, Text name, PersonId starter, int forms) {}
    var expired = new ArrayList<Expired>();
    jdbc.sql(
            """
            with over as (
              update assessment.assignment a set state = 'EXPIRED'
                from assessment.participant p, assessment.campaign c
               where a.tenant_id = :tenant and a.state in ('INVITED', 'STARTED')
                 and p.tenant_id = a.tenant_id and p.id = a.participant_id
                 and p.state in ('RATING', 'CONVERSATION')
                 and c.tenant_id = p.tenant_id and c.id = p.campaign_id
                 and c.state = 'COLLECTION' and c.ends_on < :over
              returning p.campaign_id)
            select c.id, c.name::text as name, c.started_by, count(*) as forms
              from over o
              join assessment.campaign c on c.tenant_id = :tenant and c.id = o.campaign_id
             group by c.tenant_id, c.id
             order by c.id
            """)
        .param("tenant", tenant.value())
        .param("over", today.minusDays(Terms.GRACE_DAYS))
        .query((row, _) ->
            expired.add(
                new Expired(
                    new CampaignId(row.getObject("id", UUID.class)),
                    texts.read(row.getString("name")),
                    new PersonId(row.getObject("started_by", UUID.class)),
                    row.getInt("forms"))))
        .list();
    for (var one : expired) {
      audit.changedByItself(
          tenant,
          "campaign.expired",
          one.campaign().value().toString(),
          Map.of("questionnaires", one.forms()));
      announcements.expired(tenant, one.campaign(), one.name(), one.starter(), one.forms());
    }
  }
}
