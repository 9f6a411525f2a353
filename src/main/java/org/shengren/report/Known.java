package org.shengren.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shengren.assessment.AgreedResult;
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
 * @param managerAnswered whether the manager was asked and has answered, be it that nothing could
 *     be judged
 * @param agreed what people decided about it, the decision in force last
 */
record Known(
    Measure measure,
    ModelVersionId version,
    LocalDate asOf,
    Optional<Earlier> earlier,
    List<RatedBehaviour> rated,
    int stories,
    boolean managerAnswered,
    List<AgreedResult> agreed) {
  /** What was known before. */
  record Earlier(Measure measure, LocalDate asOf) {}

  Known(
      Measure measure,
      ModelVersionId version,
      LocalDate asOf,
      Optional<Earlier> earlier,
      List<RatedBehaviour> rated,
      int stories) {
    this(
        measure,
        version,
        asOf,
        earlier,
        rated,
        stories,
        rated.stream().anyMatch(behaviour -> behaviour.manager().isPresent()),
        List.of());
  }

  /** Whether the manager was asked and could judge none of the behaviours. */
  boolean managerCouldNotJudge() {
    return managerAnswered && rated.stream().noneMatch(one -> one.manager().isPresent());
  }

  Known {
    rated = List.copyOf(rated);
    agreed = List.copyOf(agreed);
  }
}
