package org.shengren.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.tenancy.JsonText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who rates whom, as those who run a campaign change it. */
@Component
class RaterRecords {
  /** A rater's task as it stands, without any answer. */
  record Rater(
      AssignmentId id, PersonId rater, Text name, Capacity capacity, AssignmentState state) {}

  /** What a participant is told by: who, in which campaign, until when. */
  record About(Text person, Text campaign, LocalDate endsOn) {}

  private static final String RATER =
      """
      select a.id, a.rater_id, n.name::text as name, a.relationship, a.state
        from assessment.assignment a
        join organization.person n on n.tenant_id = a.tenant_id and n.id = a.rater_id
       where a.tenant_id = :tenant and a.participant_id = :participant
      """;

  private final JdbcClient jdbc;
  private final JsonText texts;
  private final Clock clock;

  RaterRecords(JdbcClient jdbc, JsonText texts, Clock clock) {
    this.jdbc = jdbc;
    this.texts = texts;
    this.clock = clock;
  }

  Rater manager(TenantId tenant, ParticipantId participant) {
    return jdbc.sql(RATER + " and a.relationship = 'MANAGER' for update of a")
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .query(this::rater)
        .single();
  }

  Optional<Rater> find(TenantId tenant, ParticipantId participant, AssignmentId id) {
    return jdbc.sql(RATER + " and a.id = :id for update of a")
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .param("id", id.value())
        .query(this::rater)
        .optional();
  }

  private Rater rater(ResultSet row, int number) throws SQLException {
    return new Rater(
        new AssignmentId(row.getObject("id", UUID.class)),
        new PersonId(row.getObject("rater_id", UUID.class)),
        texts.read(row.getString("name")),
        Capacity.valueOf(row.getString("relationship")),
        AssignmentState.valueOf(row.getString("state")));
  }

  About about(TenantId tenant, ParticipantId participant) {
    return jdbc.sql(
            """
            select n.name::text as person, c.name::text as campaign, c.ends_on
              from assessment.participant p
              join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
              join organization.person n on n.tenant_id = p.tenant_id and n.id = p.person_id
             where p.tenant_id = :tenant and p.id = :participant
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .query((row, _) ->
            new About(
                texts.read(row.getString("person")),
                texts.read(row.getString("campaign")),
                row.getObject("ends_on", LocalDate.class)))
        .single();
  }

  /** The name of somebody who works here. */
  Optional<Text> working(TenantId tenant, PersonId person, LocalDate today) {
    return jdbc.sql(
            """
            select name::text as name from organization.person
             where tenant_id = :tenant and id = :person
               and (left_on is null or left_on >= :today)
            """)
        .param("tenant", tenant.value())
        .param("person", person.value())
        .param("today", today)
        .query((row, _) -> texts.read(row.getString("name")))
        .optional();
  }

  /** Whether one of the two has said something of both views. */
  boolean confirmed(TenantId tenant, ParticipantId participant) {
    return jdbc.sql(
            """
            select exists (select from assessment.agreement
                            where tenant_id = :tenant and participant_id = :participant)
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .query(Boolean.class)
        .single();
  }

  /** Those with something left to hand in about the participant. */
  List<PersonId> openRaters(TenantId tenant, ParticipantId participant) {
    return jdbc
        .sql(
            """
            select rater_id from assessment.assignment
             where tenant_id = :tenant and participant_id = :participant
               and state in ('INVITED', 'STARTED')
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .query(UUID.class)
        .list()
        .stream()
        .map(PersonId::new)
        .toList();
  }

  /** Takes participants out, with their open questionnaires. */
  void withdraw(
      TenantId tenant, Collection<ParticipantId> participants, ParticipantState to, String reason) {
    jdbc.sql(
            """
            update assessment.participant
               set state = :state, withdrawn_at = :now, withdrawn_reason = :reason
             where tenant_id = :tenant and id = any(:participants::uuid[])
            """)
        .param("tenant", tenant.value())
        .param("participants", ids(participants))
        .param("state", to.name())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("reason", reason)
        .update();
    jdbc.sql(
            """
            update assessment.assignment set state = 'EXPIRED'
             where tenant_id = :tenant and participant_id = any(:participants::uuid[])
               and state in ('INVITED', 'STARTED')
            """)
        .param("tenant", tenant.value())
        .param("participants", ids(participants))
        .update();
  }

  /**
   * Makes the direct manager's questionnaire a former one's.
   *
   * @param kept whether it counts
   */
  void dismiss(TenantId tenant, AssignmentId id, boolean kept, LocalDate today) {
    jdbc.sql(
            """
            update assessment.assignment
               set relationship = :capacity,
                   state = case when :kept then state else 'EXPIRED' end,
                   led_until = case when :kept then :today else led_until end
             where tenant_id = :tenant and id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("kept", kept)
        .param("today", today)
        .param("capacity", kept ? Capacity.FORMER_MANAGER.name() : Capacity.REPLACED_MANAGER.name())
        .update();
  }

  /** Makes the direct manager's questionnaire one for the months until the change. */
  void keepAsFormer(TenantId tenant, ManagerChange change, LocalDate today) {
    jdbc.sql(
            """
            update assessment.assignment
               set relationship = 'FORMER_MANAGER', led_from = :from::date,
                   led_until = :until::date, days_led = :days
             where tenant_id = :tenant and id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", change.former().value())
        .param("from", change.led().map(WorkHistory.Led::from).orElse(null))
        .param("until", change.led().map(WorkHistory.Led::until).orElse(today))
        .param("days", change.formerDays())
        .update();
  }

  /** For how many days of the time in question a rater has led directly. */
  void ledFor(TenantId tenant, ParticipantId participant, PersonId rater, int days) {
    jdbc.sql(
            """
            update assessment.assignment set days_led = :days
             where tenant_id = :tenant and participant_id = :participant and rater_id = :rater
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .param("rater", rater.value())
        .param("days", days)
        .update();
  }

  /**
   * Asks somebody as the direct manager, with the questionnaire of another rater. Whoever was asked
   * for a part before, or has been replaced earlier, goes on with what is there.
   */
  void appoint(TenantId tenant, ParticipantId participant, AssignmentId like, PersonId rater) {
    int known =
        jdbc.sql(
                """
                update assessment.assignment a
                   set relationship = 'MANAGER', led_from = null, led_until = null, share = null,
                       state = case when a.state not in ('EXPIRED', 'DECLINED') then a.state
                                    when exists (select from assessment.rating r
                                                  where r.tenant_id = a.tenant_id
                                                    and r.assignment_id = a.id) then 'STARTED'
                                    else 'INVITED' end
                 where a.tenant_id = :tenant and a.participant_id = :participant
                   and a.rater_id = :rater
                """)
            .param("tenant", tenant.value())
            .param("participant", participant.value())
            .param("rater", rater.value())
            .update();
    if (known > 0) {
      return;
    }
    var id = AssignmentId.next();
    jdbc.sql(
            """
            insert into assessment.assignment (tenant_id, id, participant_id, rater_id,
                   relationship, state)
            values (:tenant, :id, :participant, :rater, 'MANAGER', 'INVITED')
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("participant", participant.value())
        .param("rater", rater.value())
        .update();
    jdbc.sql(
            """
            insert into assessment.item (tenant_id, assignment_id, indicator_id, ordinal)
            select tenant_id, :id::uuid, indicator_id, ordinal
              from assessment.item
             where tenant_id = :tenant and assignment_id = :like
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("like", like.value())
        .update();
  }

  void reopen(TenantId tenant, Collection<AssignmentId> assignments) {
    jdbc.sql(
            """
            update assessment.assignment a
               set submitted_at = null,
                   state = case when exists (select from assessment.rating r
                                              where r.tenant_id = a.tenant_id
                                                and r.assignment_id = a.id) then 'STARTED'
                                else 'INVITED' end
             where a.tenant_id = :tenant and a.id = any(:assignments::uuid[])
            """)
        .param("tenant", tenant.value())
        .param("assignments", ids(assignments))
        .update();
  }

  /** Questionnaires of a running campaign that have expired, except of those who were replaced. */
  List<AssignmentId> expired(TenantId tenant, CampaignId campaign) {
    return jdbc.sql(
            """
            select a.id
              from assessment.assignment a
              join assessment.participant p on p.tenant_id = a.tenant_id and p.id = a.participant_id
             where a.tenant_id = :tenant and p.campaign_id = :campaign and a.state = 'EXPIRED'
               and a.relationship <> 'REPLACED_MANAGER'
               and (p.state = 'RATING'
                    or (p.state = 'CONVERSATION' and a.relationship not in ('SELF', 'MANAGER')))
            """)
        .param("tenant", tenant.value())
        .param("campaign", campaign.value())
        .query((row, _) -> new AssignmentId(row.getObject("id", UUID.class)))
        .list();
  }

  /** Raters of a campaign with the number of questionnaires that they have not handed in. */
  Map<PersonId, Integer> openForms(TenantId tenant, CampaignId campaign) {
    var forms = new HashMap<PersonId, Integer>();
    jdbc.sql(
            """
            select a.rater_id, count(*) as forms
              from assessment.assignment a
              join assessment.participant p on p.tenant_id = a.tenant_id and p.id = a.participant_id
             where a.tenant_id = :tenant and p.campaign_id = :campaign
               and a.state in ('INVITED', 'STARTED') and p.state in ('RATING', 'CONVERSATION')
             group by a.rater_id
            """)
        .param("tenant", tenant.value())
        .param("campaign", campaign.value())
        .query((row, _) ->
            forms.put(new PersonId(row.getObject("rater_id", UUID.class)), row.getInt("forms")))
        .list();
    return forms;
  }

  /** Everybody who rates participants that are not through. */
  List<PersonId> ratersOfRunning(TenantId tenant, CampaignId campaign) {
    return jdbc
        .sql(
            """
            select distinct a.rater_id
              from assessment.assignment a
              join assessment.participant p on p.tenant_id = a.tenant_id and p.id = a.participant_id
             where a.tenant_id = :tenant and p.campaign_id = :campaign
               and a.relationship <> 'REPLACED_MANAGER' and p.state in ('RATING', 'CONVERSATION')
            """)
        .param("tenant", tenant.value())
        .param("campaign", campaign.value())
        .query(UUID.class)
        .list()
        .stream()
        .map(PersonId::new)
        .toList();
  }

  /** Participants that are not through, kept from being moved until the transaction ends. */
  List<ParticipantId> lockRunning(TenantId tenant, CampaignId campaign) {
    return jdbc.sql(
            """
            select id from assessment.participant
             where tenant_id = :tenant and campaign_id = :campaign
               and state in ('RATING', 'CONVERSATION')
             order by id
               for update
            """)
        .param("tenant", tenant.value())
        .param("campaign", campaign.value())
        .query((row, _) -> new ParticipantId(row.getObject("id", UUID.class)))
        .list();
  }

  private static UUID[] ids(Collection<? extends Identifier> ids) {
    return ids.stream().map(Identifier::value).toArray(UUID[]::new);
  }
}
