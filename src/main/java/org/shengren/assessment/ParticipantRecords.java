package org.shengren.assessment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Participants and where they are. */
@Component
class ParticipantRecords {
  record Participant(
      ParticipantId id,
      CampaignId campaign,
      PersonId person,
      ParticipantState state,
      Optional<Instant> releasedAt) {}

  private final JdbcClient jdbc;

  ParticipantRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads the participant and keeps others from moving it until the transaction ends. */
  Participant lock(TenantId tenant, ParticipantId id) {
    return jdbc.sql(
            """
            select id, campaign_id, person_id, state, released_at
              from assessment.participant
             where tenant_id = :tenant and id = :id
               for update
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .query((row, _) ->
            new Participant(
                new ParticipantId(row.getObject("id", UUID.class)),
                new CampaignId(row.getObject("campaign_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                ParticipantState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("released_at", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)))
        .optional()
        .orElseThrow(ParticipantNotFound::new);
  }

  void move(
      TenantId tenant, ParticipantId id, ParticipantState state, @Nullable Instant releasedAt) {
    jdbc.sql(
            """
            update assessment.participant
               set state = :state, released_at = coalesce(:released, released_at)
             where tenant_id = :tenant and id = :id
            """)
        .param("tenant", tenant.value())
        .param("id", id.value())
        .param("state", state.name())
        .param("released", releasedAt == null ? null : releasedAt.atOffset(ZoneOffset.UTC))
        .update();
  }
}
