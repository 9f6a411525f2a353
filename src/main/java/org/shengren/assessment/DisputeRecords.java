package org.shengren.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shengren.competency.CompetencyId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Escalations and appeals as they are kept. */
@Component
class DisputeRecords {
  private static final String COLUMNS =
      """
      select d.id, d.participant_id, d.kind, d.raised_by, d.reason, d.raised_at, d.decider_id,
             d.outcome, d.decided_at,
             array(select c.competency_id
                     from assessment.dispute_competency c
                    where c.tenant_id = d.tenant_id and c.dispute_id = d.id) as competencies
        from assessment.dispute d
      """;

  private final JdbcClient jdbc;

  DisputeRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The escalation before the appeal. */
  List<Dispute> of(TenantId tenant, ParticipantId participant) {
    return jdbc.sql(
            COLUMNS
                + """
                 where d.tenant_id = :tenant and d.participant_id = :participant
                 order by d.kind desc
                """)
        .param("tenant", tenant.value())
        .param("participant", participant.value())
        .query((row, _) -> dispute(row))
        .list();
  }

  Optional<Dispute> find(TenantId tenant, DisputeId id) {
    return jdbc.sql(COLUMNS + " where d.tenant_id = :tenant and d.id = :id")
        .param("tenant", tenant.value())
        .param("id", id.value())
        .query((row, _) -> dispute(row))
        .optional();
  }

  List<Disputes.Entrusted> waitingFor(TenantId tenant, PersonId decider) {
    return jdbc.sql(
            """
            select d.id, p.person_id
              from assessment.dispute d
              join assessment.participant p
                on p.tenant_id = d.tenant_id and p.id = d.participant_id and p.state <> 'WITHDRAWN'
             where d.tenant_id = :tenant and d.decider_id = :decider and d.outcome is null
             order by d.raised_at, d.id
            """)
        .param("tenant", tenant.value())
        .param("decider", decider.value())
        .query((row, _) ->
            new Disputes.Entrusted(
                new DisputeId(row.getObject("id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class))))
        .list();
  }

  void raise(TenantId tenant, Dispute dispute) {
    jdbc.sql(
            """
            insert into assessment.dispute (tenant_id, id, participant_id, kind, raised_by, reason,
                   raised_at)
            values (:tenant, :id, :participant, :kind, :by, :reason, :at)
            """)
        .param("tenant", tenant.value())
        .param("id", dispute.id().value())
        .param("participant", dispute.participant().value())
        .param("kind", dispute.kind().name())
        .param("by", dispute.raisedBy().value())
        .param("reason", dispute.reason())
        .param("at", dispute.raisedAt().atOffset(ZoneOffset.UTC))
        .update();
    dispute.competencies().forEach(competency -> extend(tenant, dispute.id(), competency));
  }

  /** One more competency on which the two do not come together. */
  void extend(TenantId tenant, DisputeId id, CompetencyId competency) {
    jdbc.sql(
            """
            insert into assessment.dispute_competency (tenant_id, dispute_id, competency_id)
            values (:tenant, :id, :competency)
            on conflict do nothing
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("competency", competency.value())
        .update();
  }

  /**
   * Asks somebody to decide.
   *
   * @param namedBy none where the decider follows from the line
   */
  void entrust(
      TenantId tenant, DisputeId id, PersonId decider, Optional<PersonId> namedBy, Instant now) {
    jdbc.sql(
            """
            update assessment.dispute
               set decider_id = :decider, named_by = :namedBy, entrusted_at = :now
             where tenant_id = :tenant and id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("decider", decider.value())
        .param("namedBy", namedBy.map(PersonId::value).orElse(null))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void close(TenantId tenant, DisputeId id, Dispute.Outcome outcome, Instant now) {
    jdbc.sql(
            """
            update assessment.dispute set outcome = :outcome, decided_at = :now
             where tenant_id = :tenant and id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("outcome", outcome.name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Dispute dispute(ResultSet row) throws SQLException {
    var decider = row.getObject("decider_id", UUID.class);
    var outcome = row.getString("outcome");
    var decidedAt = row.getObject("decided_at", OffsetDateTime.class);
    var competencies = new HashSet<CompetencyId>();
    Arrays.stream((UUID[]) row.getArray("competencies").getArray())
        .map(CompetencyId::new)
        .forEach(competencies::add);
    return new Dispute(
        new DisputeId(row.getObject("id", UUID.class)),
        new ParticipantId(row.getObject("participant_id", UUID.class)),
        Dispute.Kind.valueOf(row.getString("kind")),
        new PersonId(row.getObject("raised_by", UUID.class)),
        row.getString("reason"),
        row.getObject("raised_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(decider).map(PersonId::new),
        outcome == null ? null : Dispute.Outcome.valueOf(outcome),
        decidedAt == null ? null : decidedAt.toInstant(),
        competencies);
  }
}
