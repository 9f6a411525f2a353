package org.shengren.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Assignments, found by their rater alone. */
@Component
class AssignmentRecords {
  private static final String FIND =
      """
      select a.id, a.participant_id, p.campaign_id, p.person_id, a.rater_id, a.relationship, a.state,
             p.state as participant_state, c.starts_on
        from assessment.assignment a
        join assessment.participant p on p.tenant_id = a.tenant_id and p.id = a.participant_id
        join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
       where a.tenant_id = :tenant and a.id = :id and a.rater_id = :viewer
      """;

  private final JdbcClient jdbc;

  AssignmentRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** For an answer: another answer or the submission waits until this transaction ends. */
  Assignment lock(Viewer viewer, AssignmentId id) {
    return find(viewer, id, FIND + " for update of a");
  }

  /** For the submission: so does the other rater's, for the last one moves the participant on. */
  Assignment lockWithParticipant(Viewer viewer, AssignmentId id) {
    return find(viewer, id, FIND + " for update of a, p");
  }

  private Assignment find(Viewer viewer, AssignmentId id, String sql) {
    return jdbc.sql(sql)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("viewer", viewer.person().value())
        .query((row, _) ->
            new Assignment(
                new AssignmentId(row.getObject("id", UUID.class)),
                new ParticipantId(row.getObject("participant_id", UUID.class)),
                new CampaignId(row.getObject("campaign_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                new PersonId(row.getObject("rater_id", UUID.class)),
                Capacity.valueOf(row.getString("relationship")),
                AssignmentState.valueOf(row.getString("state")),
                ParticipantState.valueOf(row.getString("participant_state")),
                row.getObject("starts_on", LocalDate.class)))
        .optional()
        .orElseThrow(AssignmentNotFound::new);
  }

  void start(TenantId tenant, AssignmentId id, Instant now) {
    jdbc.sql(
            """
            update assessment.assignment set state = 'STARTED', started_at = :now
             where tenant_id = :tenant and id = :id and state = 'INVITED'
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void submit(TenantId tenant, AssignmentId id, Instant now) {
    jdbc.sql(
            """
            update assessment.assignment set state = 'SUBMITTED', submitted_at = :now
             where tenant_id = :tenant and id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Behaviours of the questionnaire without any answer. */
  int unanswered(TenantId tenant, AssignmentId id) {
    return jdbc.sql(
            """
            select count(*)
              from assessment.item i
              left join assessment.rating r
                on r.tenant_id = i.tenant_id and r.assignment_id = i.assignment_id
               and r.indicator_id = i.indicator_id
             where i.tenant_id = :tenant and i.assignment_id = :id and r.indicator_id is null
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .query(Integer.class)
        .single();
  }

  /**
   * Whether the two who talk have handed in, and, until the last day, everybody else who is still
   * asked.
   */
  boolean allSubmitted(TenantId tenant, ParticipantId participant, LocalDate today) {
    return jdbc.sql(
            """
            select bool_and(a.state = 'SUBMITTED' or
                       (a.relationship not in ('SELF', 'MANAGER')
                        and (a.state in ('DECLINED', 'EXPIRED') or c.ends_on < :today)))
              from assessment.assignment a
              join assessment.participant p on p.tenant_id = a.tenant_id and p.id = a.participant_id
              join assessment.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
             where a.tenant_id = :tenant and a.participant_id = :participant
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .param("today", today)
        .query(Boolean.class)
        .single();
  }

  /** Those who talk about the participant, without whoever has just handed in. */
  List<PersonId> otherWhoTalks(TenantId tenant, ParticipantId participant, PersonId handedIn) {
    return jdbc
        .sql(
            """
            select rater_id from assessment.assignment
             where tenant_id = :tenant and participant_id = :participant
               and relationship in ('SELF', 'MANAGER') and rater_id <> :rater
            """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .param("rater", handedIn.value())
        .query(UUID.class)
        .list()
        .stream()
        .map(PersonId::new)
        .toList();
  }
}
