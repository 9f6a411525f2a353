package org.shengren.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shengren.competency.ModelVersionId;
import org.shengren.measurement.Measure;

/**
 * What is known of a person on one competency.
 *
 * @param version the model version on which the measure was made
 * @param asOf the day of the measure
 * @param earlier the measure before this one, of an earlier assessment
 * @param rated the behaviours asked, in the order of the model
 * @param stories how many behaviour stories there are on it
 */
record Known(
    Measure measure,
    ModelVersionId version,
    LocalDate asOf,
    Optional<Earlier> earlier,
    List<RatedBehaviour> rated,
    int stories) {
  /** What was known before. */
  record Earlier(Measure measure, LocalDate asOf) {}

  Known {
    rated = List.copyOf(rated);
  }
}
