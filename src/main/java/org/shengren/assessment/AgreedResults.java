package org.shengren.assessment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shengren.organization.Sight;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decided about a person's results, as others may read it: released only. */
@Service
@Transactional(readOnly = true)
public class AgreedResults {
  /**
   * Where the released result of one assessment stands.
   *
   * @param agreement the last step
   * @param results every decision, by competency, the one in force last
   */
  public record Settled(Agreement agreement, List<AgreedResult> results) {
    public Settled {
      results = List.copyOf(results);
    }
  }

  private final JdbcClient jdbc;
  private final AgreementRecords records;

  AgreedResults(JdbcClient jdbc, AgreementRecords records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /** Empty before the release, and for an assessment of somebody else than the person in sight. */
  public Optional<Settled> of(Sight sight, ParticipantId participant) {
    var tenant = sight.viewer().tenant();
    return jdbc.sql(
            """
            select id from assessment.participant
             where tenant_id = :tenant and id = :id and person_id = :person
               and released_at is not null
            """)
        .param("tenant", tenant.value())
        .param("id", participant.value())
        .param("person", sight.person().value())
        .query(UUID.class)
        .optional()
        .map(_ ->
            new Settled(records.of(tenant, participant), records.results(tenant, participant)));
  }
}
