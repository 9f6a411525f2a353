package org.shengren.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shengren.audit.AuditTrail;
import org.shengren.evidence.Evidence;
import org.shengren.evidence.EvidenceId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the two sides say after they have talked; both confirming releases the result. */
@Service
@Transactional
public class Agreements {
  private static final int LONGEST_NOTE = 2000;

  private final JdbcClient jdbc;
  private final ParticipantRecords participants;
  private final CampaignRecords campaigns;
  private final Evidence evidence;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Agreements(
      JdbcClient jdbc,
      ParticipantRecords participants,
      CampaignRecords campaigns,
      Evidence evidence,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.participants = participants;
    this.campaigns = campaigns;
    this.evidence = evidence;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Records what the viewer's side says, which may be said anew until the other side has confirmed
   * too. With both sides the participant is released, also where they disagree.
   *
   * @param note may be empty where the side agrees
   */
  public void confirm(Viewer viewer, ParticipantId id, Stance stance, String note) {
    var words = note.strip();
    if (words.length() > LONGEST_NOTE) {
      throw new NoteTooLong(LONGEST_NOTE);
    }
    var participant = participants.lock(viewer.tenant(), id);
    var side = side(viewer, id);
    if (participant.state() == ParticipantState.RATING) {
      throw new ConversationNotOpen();
    }
    if (participant.state() != ParticipantState.CONVERSATION) {
      throw new ParticipantStepRefused(participant.state());
    }
    if (stance == Stance.DISAGREED && words.isEmpty()) {
      throw new DisagreementNeedsReason();
    }
    var now = clock.instant();
    keep(viewer.tenant(), id, side, stance, words, now);
    audit.changed(
        viewer,
        "agreement.confirmed",
        participant.person(),
        id.value().toString(),
        Map.of("side", side.name(), "stance", stance.name()));
    if (confirmed(viewer.tenant(), id) == Side.values().length) {
      release(viewer, participant, now);
    }
  }

  private void release(Viewer viewer, ParticipantRecords.Participant participant, Instant now) {
    participants.move(
        viewer.tenant(), participant.id(), participant.state().to(ParticipantState.RELEASED), now);
    evidence.release(viewer.tenant(), evidenceOf(viewer.tenant(), participant.id()), now);
    campaigns.settle(viewer.tenant(), participant.campaign());
    audit.changed(
        viewer,
        "participant.released",
        participant.person(),
        participant.id().value().toString(),
        Map.of());
    events.publishEvent(
        new ParticipantReleased(
            viewer.tenant(), participant.campaign(), participant.id(), participant.person(), now));
  }

  private Side side(Viewer viewer, ParticipantId id) {
    return jdbc.sql(
            """
            select relationship
              from assessment.assignment
             where tenant_id = :tenant and participant_id = :id and rater_id = :viewer
               and relationship in ('SELF', 'MANAGER')
            """)
        .param("tenant", viewer.tenant().value())
        .param("id", id.value())
        .param("viewer", viewer.person().value())
        .query(String.class)
        .optional()
        .map(Side::valueOf)
        .orElseThrow(ParticipantNotFound::new);
  }

  private void keep(
      TenantId tenant, ParticipantId id, Side side, Stance stance, String note, Instant now) {
    jdbc.sql(
            """
            insert into assessment.agreement (tenant_id, participant_id, side, stance, note,
                   confirmed_at)
            values (:tenant, :id, :side, :stance, nullif(:note, ''), :now)
            on conflict (tenant_id, participant_id, side) do update
               set stance = excluded.stance, note = excluded.note,
                   confirmed_at = excluded.confirmed_at
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("side", side.name())
        .param("stance", stance.name())
        .param("note", note)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private int confirmed(TenantId tenant, ParticipantId id) {
    return jdbc.sql(
            """
            select count(*) from assessment.agreement
             where tenant_id = :tenant and participant_id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .query(Integer.class)
        .single();
  }

  private List<EvidenceId> evidenceOf(TenantId tenant, ParticipantId id) {
    return jdbc
        .sql(
            """
            select e.evidence_id
              from assessment.assignment_evidence e
              join assessment.assignment a on a.tenant_id = e.tenant_id and a.id = e.assignment_id
             where e.tenant_id = :tenant and a.participant_id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .query(UUID.class)
        .list()
        .stream()
        .map(EvidenceId::new)
        .toList();
  }
}
