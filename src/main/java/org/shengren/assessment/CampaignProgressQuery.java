package org.shengren.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.JsonText;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far campaigns have come: counts and names, never an answer. */
@Component
@Transactional(readOnly = true)
class CampaignProgressQuery {
  /**
   * A campaign as far as it concerns people whom the viewer may follow.
   *
   * @param conversations of whom the two sides are still to talk
   * @param up of whom somebody else is to decide
   */
  record Progress(
      CampaignId id,
      Text name,
      Purpose purpose,
      CampaignState state,
      LocalDate startsOn,
      LocalDate endsOn,
      int participants,
      int conversations,
      int up,
      int released,
      int withdrawn,
      int assignments,
      int submitted) {
    public boolean isRunning() {
      return state == CampaignState.COLLECTION;
    }
  }

  private static final String FOLLOWED = CampaignScope.IN_REACH + " or " + CampaignScope.LED_BY_ME;

  private final CampaignScope scope;
  private final JsonText texts;

  CampaignProgressQuery(CampaignScope scope, JsonText texts) {
    this.scope = scope;
    this.texts = texts;
  }

  /** The campaigns that the viewer may follow or leads somebody in, the newest first. */
  List<Progress> all(Viewer viewer) {
    return progress(viewer, ":campaign::uuid is null and (" + FOLLOWED + ")", null);
  }

  /** Those of {@link #all} that run. */
  List<Progress> running(Viewer viewer) {
    return progress(
        viewer, ":campaign::uuid is null and c.state = 'COLLECTION' and (" + FOLLOWED + ")", null);
  }

  /** One campaign with whoever in it concerns the viewer. */
  Progress of(Viewer viewer, CampaignId campaign) {
    return progress(
            viewer,
            "c.id = :campaign and ("
                + CampaignScope.IN_REACH
                + " or "
                + CampaignScope.CONCERNS_ME
                + ")",
            campaign)
        .stream()
        .findFirst()
        .orElseThrow(CampaignNotFound::new);
  }

  private List<Progress> progress(Viewer viewer, String which, @Nullable CampaignId campaign) {
    return scope
        .ask(
            viewer,
            """
            select c.id, c.name::text as name, c.purpose, c.state, c.starts_on, c.ends_on,
                   count(*) as participants,
                   count(*) filter (where p.state = 'CONVERSATION' and not d.up) as conversations,
                   count(*) filter (where p.state = 'CONVERSATION' and d.up) as up,
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
             cross join lateral (
                   select p.state = 'CONVERSATION' and exists (
                          select from assessment.dispute d
                           where d.tenant_id = p.tenant_id and d.participant_id = p.id
                             and d.kind = 'ESCALATION' and d.outcome is null) as up) d
             where c.tenant_id = :tenant and\
            """
                + " "
                + which
                + """
                 group by c.tenant_id, c.id
                 order by c.started_at desc, c.id
                """)
        .param("campaign", campaign == null ? null : campaign.value())
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
                row.getInt("up"),
                row.getInt("released"),
                row.getInt("withdrawn"),
                row.getInt("assignments"),
                row.getInt("submitted")))
        .list();
  }
}
