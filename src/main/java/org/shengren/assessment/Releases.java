package org.shengren.assessment;

import java.time.Instant;
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
import org.springframework.stereotype.Component;

/** From here on the person's result may be read. */
@Component
class Releases {
  private final JdbcClient jdbc;
  private final ParticipantRecords participants;
  private final CampaignRecords campaigns;
  private final Evidence evidence;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  Releases(
      JdbcClient jdbc,
      ParticipantRecords participants,
      CampaignRecords campaigns,
      Evidence evidence,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.participants = participants;
    this.campaigns = campaigns;
    this.evidence = evidence;
    this.audit = audit;
    this.events = events;
  }

  /** In the transaction of whoever agreed or decided last. */
  void release(Viewer viewer, ParticipantRecords.Participant participant, Instant now) {
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

  private List<EvidenceId> evidenceOf(TenantId tenant, ParticipantId id) {
    return jdbc
        .sql(
            """
            select e.evidence_id
              from assessment.assignment_evidence e
              join assessment.assignment a on a.tenant_id = e.tenant_id and a.id = e.assignment_id
             where e.tenant_id = :tenant and a.participant_id = :id
               and a.relationship <> 'REPLACED_MANAGER'
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
