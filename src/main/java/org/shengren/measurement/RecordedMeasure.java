package org.shengren.measurement;

import java.time.LocalDate;
import org.shengren.assessment.CampaignId;
import org.shengren.assessment.ParticipantId;
import org.shengren.assessment.Purpose;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.Layer;
import org.shengren.competency.ModelId;
import org.shengren.competency.ModelVersionId;
import org.shengren.kernel.PersonId;

/**
 * A measure as it was recorded on release: never changed, with everything by which it was found.
 *
 * @param version the model version on whose behaviours the person was rated
 * @param competency of that version; {@code model} and {@code code} name it across versions
 * @param asOf the day of the release, in the zone of the tenant
 */
public record RecordedMeasure(
    MeasureId id,
    PersonId person,
    ParticipantId participant,
    CampaignId campaign,
    Purpose purpose,
    ModelId model,
    ModelVersionId version,
    CompetencyId competency,
    String code,
    Layer layer,
    LocalDate asOf,
    Basis basis,
    Measure measure) {
  /**
   * By which figures a measure was found.
   *
   * @param levels how many levels the competency has; 0 for an unlevelled one
   * @param settings the tenant's of that day
   * @param spreads of the campaign on that day
   */
  public record Basis(MeasureMethod method, int levels, Settings settings, Spreads spreads) {}

  /** Whether the other is about the same competency of the same person, on whatever version. */
  public boolean sameCompetency(RecordedMeasure other) {
    return person.equals(other.person) && model.equals(other.model) && code.equals(other.code);
  }

  /** Whether the result may decide something: placement and appraisal, never development. */
  public boolean decides() {
    return purpose != Purpose.DEVELOPMENT;
  }
}
