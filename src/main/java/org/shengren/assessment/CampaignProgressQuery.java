package org.shengren.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far campaigns have come: counts and names, never an answer. */
@Component
@Transactional(readOnly = true)
class CampaignProgressQuery {
  /** A campaign as far as it concerns people whom the viewer may follow. */
  record Progress(
      CampaignId id,
      Text name,
      Purpose purpose,
      CampaignState state,
      LocalDate startsOn,
      LocalDate endsOn,
      int participants,
      int conversations,
      int released,
      int withdrawn,
      int assignments,
      int submitted) {
    public boolean isRunning() {
      return state == CampaignState.COLLECTION;
    }
  }

  /** One participant, and how far the two raters are. */
  record Line(
      ParticipantId id,
      Text personName,
      Text positionName,
      ParticipantState state,
      AssignmentState selfState,
      int selfAnswered,
      int selfItems,
      Text managerName,
      AssignmentState managerState,
      int managerAnswered,
      int managerItems,
      @Nullable String selfStance,
      @Nullable String managerStance,
      boolean mayWithdraw) {
    /** Message key of who waits for whom, with the names of person and manager as arguments. */
    public String waitsFor() {
      return switch (state) {
        case RATING ->
            selfState == AssignmentState.SUBMITTED
                ? "campaign.waits.manager"
                : managerState == AssignmentState.SUBMITTED
                    ? "campaign.waits.self"
                    : "campaign.waits.both";
        case CONVERSATION ->
            selfStance != null
                ? "campaign.waits.manager-confirms"
                : managerStance != null ? "campaign.waits.self-confirms" : "campaign.waits.talk";
        case RELEASED, ACKNOWLEDGED, WITHDRAWN -> "campaign.waits.nobody";
      };
    }
  }

  private static final String IN_REACH =
      """
      (:everywhere or exists (
           select from organization.current_appointment(:today) w
            where w.tenant_id = p.tenant_id and w.person_id = p.person_id
              and w.unit_id = any(:units::uuid[])))
      """;

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final AccessPolicy policy;
  private final Calendar calendar;

  CampaignProgressQuery(JdbcClient jdbc, JsonText texts, AccessPolicy policy, Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.policy = policy;
    this.calendar = calendar;
  }

  /** The campaigns that the viewer may follow, the newest first. */
  List<Progress> all(Viewer viewer) {
    return policy.reach(viewer, Function.FOLLOW_CAMPAIGNS).isNowhere()
        ? List.of()
        : progress(viewer, IN_REACH + " and :campaign::uuid is null", null);
  }

  /** One campaign with whoever in it concerns the viewer. */
  Progress of(Viewer viewer, CampaignId campaign) {
    return progress(
            viewer, "c.id = :campaign and (" + IN_REACH + " or " + CONCERNS_ME + ")", campaign)
        .stream()
        .findFirst()
        .orElseThrow(CampaignNotFound::new);
  }

  private static final String CONCERNS_ME =
      """
      exists (select from assessment.assignment z
               where z.tenant_id = p.tenant_id and z.participant_id = p.id
                 and z.rater_id = :viewer)
      """;

  private List<Progress> progress(Viewer viewer, String which, @Nullable CampaignId campaign) {
    return ask(
            viewer,
            """
            select c.id, c.name::text as name, c.purpose, c.state, c.starts_on, c.ends_on,
                   count(*) as participants,
                   count(*) filter (where p.state = 'CONVERSATION') as conversations,
                   count(*) filter (where p.state in ('RELEASED', 'ACKNOWLEDGED')) as released,
                   count(*) filter (where p.state = 'WITHDRAWN') as withdrawn,
                   sum(a.assigned) filter (where p.state <> 'WITHDRAWN') as assignments,
                   sum(a.submitted) filter (where p.state <> 'WITHDRAWN') as submitted
              from assessment.campaign c
              join assessment.participant p on p.tenant_id = c.tenant_id and p.campaign_id = c.id
             cross join lateral (
                   select count(*) as assigned,
                          count(*) filter (where a.state = 'SUBMITTED') as submitted
                     from assessment.assignment a
                    where a.tenant_id = p.tenant_id and a.participant_id = p.id) a
             where c.tenant_id = :tenant and\
            """
                + " "
                + which
                + """
                 group by c.tenant_id, c.id
                 order by c.started_at desc, c.id
                """,
            campaign)
        .query((row, _) ->
            new Progress(
                new CampaignId(row.getObject("id", UUID.class)),
                texts.read(row.getString("name")),
                Purpose.valueOf(row.getString("purpose")),
                CampaignState.valueOf(row.getString("state")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getInt("participants"),
                row.getInt("conversations"),
                row.getInt("released"),
                row.getInt("withdrawn"),
                row.getInt("assignments"),
                row.getInt("submitted")))
        .list();
  }

  /** The participants whom the viewer may follow or has to do with, by name. */
  List<Line> lines(Viewer viewer, CampaignId campaign) {
    return ask(
            viewer,
            """
            select p.id, n.name::text as person, o.name::text as position, p.state,
                   s.state as self_state, m.state as manager_state, x.name::text as manager,
                   ss.stance as self_stance, ms.stance as manager_stance,
                   (select count(*) from assessment.rating r
                     where r.tenant_id = s.tenant_id and r.assignment_id = s.id) as self_answered,
                   (select count(*) from assessment.item i
                     where i.tenant_id = s.tenant_id and i.assignment_id = s.id) as self_items,
                   (select count(*) from assessment.rating r
                     where r.tenant_id = m.tenant_id and r.assignment_id = m.id) as manager_answered,
                   (select count(*) from assessment.item i
                     where i.tenant_id = m.tenant_id and i.assignment_id = m.id) as manager_items,
                   p.state in ('RATING', 'CONVERSATION') and\
            """
                + " "
                + IN_REACH
                + """
                      as may_withdraw
                 from assessment.participant p
                 join organization.person n on n.tenant_id = p.tenant_id and n.id = p.person_id
                 join organization.position o on o.tenant_id = p.tenant_id and o.id = p.position_id
                 join assessment.assignment s
                   on s.tenant_id = p.tenant_id and s.participant_id = p.id and s.relationship = 'SELF'
                 join assessment.assignment m
                   on m.tenant_id = p.tenant_id and m.participant_id = p.id
                  and m.relationship = 'MANAGER'
                 join organization.person x on x.tenant_id = m.tenant_id and x.id = m.rater_id
                 left join assessment.agreement ss
                   on ss.tenant_id = p.tenant_id and ss.participant_id = p.id and ss.side = 'SELF'
                 left join assessment.agreement ms
                   on ms.tenant_id = p.tenant_id and ms.participant_id = p.id and ms.side = 'MANAGER'
                where p.tenant_id = :tenant and p.campaign_id = :campaign
                  and (\
                """
                + IN_REACH
                + " or "
                + CONCERNS_ME
                + """
                )
                 order by tenancy.text_in(n.name, 'zh') collate "zh-x-icu", p.id
                """,
            campaign)
        .query((row, _) ->
            new Line(
                new ParticipantId(row.getObject("id", UUID.class)),
                texts.read(row.getString("person")),
                texts.read(row.getString("position")),
                ParticipantState.valueOf(row.getString("state")),
                AssignmentState.valueOf(row.getString("self_state")),
                row.getInt("self_answered"),
                row.getInt("self_items"),
                texts.read(row.getString("manager")),
                AssignmentState.valueOf(row.getString("manager_state")),
                row.getInt("manager_answered"),
                row.getInt("manager_items"),
                row.getString("self_stance"),
                row.getString("manager_stance"),
                row.getBoolean("may_withdraw")))
        .list();
  }

  private JdbcClient.StatementSpec ask(Viewer viewer, String sql, @Nullable CampaignId campaign) {
    var reach = policy.reach(viewer, Function.FOLLOW_CAMPAIGNS);
    return jdbc.sql(sql)
        .param("tenant", viewer.tenant().value())
        .param("viewer", viewer.person().value())
        .param("campaign", campaign == null ? null : campaign.value())
        .param("today", calendar.today(viewer.tenant()))
        .param("everywhere", reach.everywhere())
        .param("units", reach.units().stream().map(Identifier::value).toArray(UUID[]::new));
  }
}
