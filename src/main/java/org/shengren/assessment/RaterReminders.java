package org.shengren.assessment;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shengren.audit.AuditTrail;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.Reach;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Telling those whose turn it is, each once a day at most. */
@Service
@Transactional
public class RaterReminders {
  /** Somebody whose turn it is: questionnaires to hand in, conversations to confirm. */
  private record Due(PersonId person, int forms, int talks) {}

  private record Running(
      CampaignId id, Text name, CampaignState state, LocalDate startsOn, LocalDate endsOn) {}

  private static final String DUE =
      """
      select d.rater_id, sum(d.forms)::int as forms, sum(d.talks)::int as talks
        from (select a.tenant_id, a.rater_id, 1 as forms, 0 as talks
                from assessment.participant p
                join assessment.assignment a
                  on a.tenant_id = p.tenant_id and a.participant_id = p.id
                 and a.state in ('INVITED', 'STARTED')
               where p.tenant_id = :tenant and p.campaign_id = :campaign
                 and (p.state = 'RATING'
                      or (p.state = 'CONVERSATION'
                          and a.relationship not in ('SELF', 'MANAGER')))
                 and %1$s
              union all
              select a.tenant_id, a.rater_id, 0, 1
                from assessment.participant p
                join assessment.assignment a
                  on a.tenant_id = p.tenant_id and a.participant_id = p.id
                 and a.relationship in ('SELF', 'MANAGER')
                left join assessment.agreement g
                  on g.tenant_id = a.tenant_id and g.participant_id = a.participant_id
                 and g.side = a.relationship
               where p.tenant_id = :tenant and p.campaign_id = :campaign
                 and p.state = 'CONVERSATION' and g.side is null
                 and not exists (select from assessment.dispute i
                                  where i.tenant_id = p.tenant_id and i.participant_id = p.id
                                    and i.outcome is null)
                 and %1$s) d
        join organization.person n
          on n.tenant_id = d.tenant_id and n.id = d.rater_id
         and (n.left_on is null or n.left_on >= :today)
       where n.tenant_id = :tenant and d.rater_id is distinct from :viewer::uuid
       group by d.rater_id
       order by d.rater_id
      """;

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final CampaignScope scope;
  private final Announcements announcements;
  private final AuditTrail audit;
  private final Calendar calendar;

  RaterReminders(
      JdbcClient jdbc,
      JsonText texts,
      CampaignScope scope,
      Announcements announcements,
      AuditTrail audit,
      Calendar calendar) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.scope = scope;
    this.announcements = announcements;
    this.audit = audit;
    this.calendar = calendar;
  }

  /**
   * Reminds whoever is late about one participant.
   *
   * @throws ParticipantNotFound when the viewer neither follows the person nor leads them
   */
  public Reminded remind(Viewer viewer, CampaignId campaign, ParticipantId participant) {
    var reach = scope.reach(viewer);
    var today = scope.today(viewer);
    var mine =
        scope
            .ask(
                viewer,
                "select p.id from assessment.participant p"
                    + " where p.tenant_id = :tenant and p.id = :participant"
                    + " and p.campaign_id = :campaign and ("
                    + CampaignScope.IN_REACH
                    + " or "
                    + CampaignScope.LED_BY_ME
                    + ")",
                reach,
                today)
            .param("participant", participant.value())
            .param("campaign", campaign.value())
            .query(UUID.class)
            .optional();
    if (mine.isEmpty()) {
      throw new ParticipantNotFound();
    }
    return remind(viewer, campaign, "p.id = :participant", participant, reach, today);
  }

  /**
   * Reminds all in the campaign whose turn it is, as far as the viewer may follow or leads them.
   *
   * @throws CampaignNotFound when that is nobody at all
   */
  public Reminded remindLate(Viewer viewer, CampaignId campaign) {
    return remind(
        viewer,
        campaign,
        "(" + CampaignScope.IN_REACH + " or " + CampaignScope.LED_BY_ME + ")",
        null,
        scope.reach(viewer),
        scope.today(viewer));
  }

  private Reminded remind(
      Viewer viewer,
      CampaignId campaign,
      String which,
      @Nullable ParticipantId participant,
      Reach reach,
      LocalDate today) {
    var running = running(viewer, campaign, reach, today);
    if (running.state() != CampaignState.COLLECTION) {
      throw new CampaignStepRefused(running.state());
    }
    if (today.isBefore(running.startsOn())) {
      throw new NotOpenYet(running.startsOn());
    }
    var due =
        scope
            .ask(viewer, DUE.formatted(which), reach, today)
            .param("campaign", campaign.value())
            .param("participant", participant == null ? null : participant.value())
            .query((row, _) ->
                new Due(
                    new PersonId(row.getObject("rater_id", UUID.class)),
                    row.getInt("forms"),
                    row.getInt("talks")))
            .list();
    var told = claim(viewer.tenant(), running, due, viewer.person(), today);
    audit.changed(
        viewer,
        "campaign.reminded",
        null,
        campaign.value().toString(),
        Map.of("told", told.size()));
    return new Reminded(told.size(), due.size() - told.size());
  }

  private Running running(Viewer viewer, CampaignId campaign, Reach reach, LocalDate today) {
    return scope
        .ask(
            viewer,
            """
            select c.id, c.name::text as name, c.state, c.starts_on, c.ends_on
              from assessment.campaign c
             where c.tenant_id = :tenant and c.id = :campaign
               and exists (
                   select from assessment.participant p
                    where p.tenant_id = c.tenant_id and p.campaign_id = c.id
                      and (\
            """
                + CampaignScope.IN_REACH
                + " or "
                + CampaignScope.LED_BY_ME
                + "))",
            reach,
            today)
        .param("campaign", campaign.value())
        .query((row, _) ->
            new Running(
                campaign,
                texts.read(row.getString("name")),
                CampaignState.valueOf(row.getString("state")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class)))
        .optional()
        .orElseThrow(CampaignNotFound::new);
  }

  /**
   * Reminds without anybody asking: some days before the end, when it has passed, and once more
   * before nothing is taken any longer. Whoever was reminded since then is left alone.
   *
   * @return how many people were told
   */
  int remindByItself(TenantId tenant) {
    var today = calendar.today(tenant);
    int told = 0;
    for (var running : endingSoon(tenant, today)) {
      var due =
          jdbc.sql(DUE.formatted("true"))
              .param("tenant", tenant.value())
              .param("campaign", running.id().value())
              .param("today", today)
              .param("viewer", null)
              .query((row, _) ->
                  new Due(
                      new PersonId(row.getObject("rater_id", UUID.class)),
                      row.getInt("forms"),
                      row.getInt("talks")))
              .list();
      var recently = remindedSince(tenant, running.id(), since(running.endsOn(), today));
      var now =
          claim(
              tenant,
              running,
              due.stream().filter(one -> !recently.contains(one.person())).toList(),
              null,
              today);
      if (!now.isEmpty()) {
        audit.changedByItself(
            tenant,
            "campaign.reminded-by-itself",
            running.id().value().toString(),
            Map.of("told", now.size()));
      }
      told += now.size();
    }
    return told;
  }

  /** The first day of the stretch in which each is reminded once. */
  static LocalDate since(LocalDate endsOn, LocalDate today) {
    if (!today.isAfter(endsOn)) {
      return endsOn.minusDays(Terms.REMINDED_BEFORE);
    }
    var again = endsOn.plusDays(Terms.REMINDED_AGAIN);
    return today.isBefore(again) ? endsOn.plusDays(1) : again;
  }

  private List<Running> endingSoon(TenantId tenant, LocalDate today) {
    return jdbc.sql(
            """
            select id, name::text as name, state, starts_on, ends_on
              from assessment.campaign
             where tenant_id = :tenant and state = 'COLLECTION' and starts_on <= :today
               and ends_on <= :soon and ends_on >= :closed
             order by ends_on, id
            """)
        .param("tenant", tenant.value())
        .param("today", today)
        .param("soon", today.plusDays(Terms.REMINDED_BEFORE))
        .param("closed", today.minusDays(Terms.GRACE_DAYS))
        .query((row, _) ->
            new Running(
                new CampaignId(row.getObject("id", UUID.class)),
                texts.read(row.getString("name")),
                CampaignState.valueOf(row.getString("state")),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class)))
        .list();
  }

  private Set<PersonId> remindedSince(TenantId tenant, CampaignId campaign, LocalDate since) {
    return jdbc
        .sql(
            """
            select person_id from assessment.reminder
             where tenant_id = :tenant and campaign_id = :campaign and on_day >= :since
            """)
        .param("tenant", tenant.value())
        .param("campaign", campaign.value())
        .param("since", since)
        .query(UUID.class)
        .list()
        .stream()
        .map(PersonId::new)
        .collect(Collectors.toSet());
  }

  /** Tells those who have not been reminded today, and writes down that they have been. */
  private Set<PersonId> claim(
      TenantId tenant, Running running, List<Due> due, @Nullable PersonId by, LocalDate today) {
    if (due.isEmpty()) {
      return Set.of();
    }
    Set<PersonId> claimed =
        new HashSet<>(
            jdbc.sql(
                    """
                    insert into assessment.reminder (tenant_id, campaign_id, on_day, reminded_by,
                           person_id)
                    select :tenant, :campaign, :today, :by::uuid, person
                      from unnest(:persons::uuid[]) as row (person)
                        on conflict (tenant_id, person_id, on_day) do nothing
                    returning person_id
                    """)
                .param("tenant", tenant.value())
                .param("campaign", running.id().value())
                .param("today", today)
                .param("by", by == null ? null : by.value())
                .param(
                    "persons", due.stream().map(one -> one.person().value()).toArray(UUID[]::new))
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list());
    var forms = new LinkedHashMap<PersonId, Integer>();
    var talks = new LinkedHashMap<PersonId, Integer>();
    for (var one : due) {
      if (claimed.contains(one.person())) {
        forms.put(one.person(), one.forms());
        talks.put(one.person(), one.talks());
      }
    }
    announcements.reminded(
        tenant, running.name(), running.endsOn(), today.isAfter(running.endsOn()), forms, talks);
    return claimed;
  }
}
