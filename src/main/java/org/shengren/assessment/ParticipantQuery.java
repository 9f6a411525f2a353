package org.shengren.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shengren.assessment.Announcements.Named;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads one participant for those who follow the campaign or lead the person. */
@Component
@Transactional(readOnly = true)
class ParticipantQuery {
  private final JdbcClient jdbc;
  private final JsonText texts;
  private final CampaignScope scope;
  private final AccessPolicy policy;

  ParticipantQuery(JdbcClient jdbc, JsonText texts, CampaignScope scope, AccessPolicy policy) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.scope = scope;
    this.policy = policy;
  }

  /**
   * The participant.
   *
   * @throws ParticipantNotFound for anybody else, and where it is none of the campaign
   */
  Participant of(Viewer viewer, CampaignId campaign, ParticipantId id) {
    var reach = scope.reach(viewer);
    var today = scope.today(viewer);
    var found =
        scope
            .ask(
                viewer,
                """
                select p.id, c.name::text as campaign, c.state as campaign_state, c.starts_on,
                       c.ends_on, p.person_id, n.name::text as person, o.name::text as position,
                       p.position_since, p.state, p.withdrawn_reason,
                       exists (select from assessment.agreement g
                                where g.tenant_id = p.tenant_id
                                  and g.participant_id = p.id) as confirmed,
                       m.id as manager_id, m.name::text as manager
                  from assessment.participant p
                  join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
                  join organization.person n on n.tenant_id = p.tenant_id and n.id = p.person_id
                  join organization.position o
                    on o.tenant_id = p.tenant_id and o.id = p.position_id
                  left join organization.current_appointment(:today) w
                    on w.tenant_id = p.tenant_id and w.person_id = p.person_id
                  left join organization.person m
                    on m.tenant_id = w.tenant_id and m.id = w.manager_id
                   and (m.left_on is null or m.left_on >= :today)
                   and not exists (
                       select from assessment.assignment a
                        where a.tenant_id = p.tenant_id and a.participant_id = p.id
                          and a.rater_id = m.id and a.relationship = 'MANAGER')
                 where p.tenant_id = :tenant and p.id = :id and p.campaign_id = :campaign
                   and (\
                """
                    + CampaignScope.IN_REACH
                    + " or "
                    + CampaignScope.LED_BY_ME
                    + ")",
                reach,
                today)
            .param("campaign", campaign.value())
            .param("id", id.value())
            .query((row, _) -> participant(row, campaign, today))
            .optional()
            .orElseThrow(ParticipantNotFound::new);
    var others =
        !viewer.person().equals(found.person())
            && policy.may(viewer, Function.START_CAMPAIGN, found.person());
    return new Participant(
        found.id(),
        found.campaign(),
        found.campaignName(),
        found.campaignState(),
        found.startsOn(),
        found.endsOn(),
        found.today(),
        found.person(),
        found.personName(),
        found.positionName(),
        found.positionSince(),
        found.state(),
        found.withdrawnReason(),
        found.confirmed(),
        found.suggested(),
        others,
        raters(viewer, id));
  }

  private Participant participant(ResultSet row, CampaignId campaign, LocalDate today)
      throws SQLException {
    var manager = row.getObject("manager_id", UUID.class);
    return new Participant(
        new ParticipantId(row.getObject("id", UUID.class)),
        campaign,
        texts.read(row.getString("campaign")),
        CampaignState.valueOf(row.getString("campaign_state")),
        row.getObject("starts_on", LocalDate.class),
        row.getObject("ends_on", LocalDate.class),
        today,
        new PersonId(row.getObject("person_id", UUID.class)),
        texts.read(row.getString("person")),
        texts.read(row.getString("position")),
        row.getObject("position_since", LocalDate.class),
        ParticipantState.valueOf(row.getString("state")),
        row.getString("withdrawn_reason"),
        row.getBoolean("confirmed"),
        manager == null
            ? Optional.empty()
            : Optional.of(new Named(new PersonId(manager), texts.read(row.getString("manager")))),
        false,
        List.of());
  }

  private List<Participant.Rater> raters(Viewer viewer, ParticipantId id) {
    return jdbc.sql(
            """
            select a.id, a.rater_id, n.name::text as name, a.relationship, a.led_from, a.led_until,
                   a.share::int as share, a.state, a.submitted_at,
                   (select count(*) from assessment.rating r
                     where r.tenant_id = a.tenant_id and r.assignment_id = a.id) as answered,
                   (select count(*) from assessment.item i
                     where i.tenant_id = a.tenant_id and i.assignment_id = a.id) as items,
                   (select max(d.on_day) from assessment.reminder d
                     where d.tenant_id = a.tenant_id and d.person_id = a.rater_id
                       and d.campaign_id = p.campaign_id) as reminded
              from assessment.assignment a
              join assessment.participant p on p.tenant_id = a.tenant_id and p.id = a.participant_id
              join organization.person n on n.tenant_id = a.tenant_id and n.id = a.rater_id
             where a.tenant_id = :tenant and a.participant_id = :id
             order by array_position(array['SELF', 'MANAGER', 'DOTTED_MANAGER', 'FORMER_MANAGER',
                                           'REPLACED_MANAGER'], a.relationship), a.led_from, a.id
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .query((row, _) -> {
          var submitted = row.getObject("submitted_at", OffsetDateTime.class);
          return new Participant.Rater(
              new AssignmentId(row.getObject("id", UUID.class)),
              new PersonId(row.getObject("rater_id", UUID.class)),
              texts.read(row.getString("name")),
              Capacity.valueOf(row.getString("relationship")),
              row.getObject("led_from", LocalDate.class),
              row.getObject("led_until", LocalDate.class),
              row.getObject("share", Integer.class),
              AssignmentState.valueOf(row.getString("state")),
              row.getInt("answered"),
              row.getInt("items"),
              submitted == null ? null : submitted.toInstant(),
              row.getObject("reminded", LocalDate.class));
        })
        .list();
  }
}
