package org.shengren.assessment;

import java.time.Instant;
import java.util.Set;
import org.shengren.competency.CompetencyId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;

/**
 * An appeal changed what was released; told inside the transaction.
 *
 * @param competencies those with another result than before
 */
public record ResultChanged(
    TenantId tenant,
    CampaignId campaign,
    ParticipantId participant,
    PersonId person,
    Set<CompetencyId> competencies,
    Instant at) {
  public ResultChanged {
    competencies = Set.copyOf(competencies);
  }
}
