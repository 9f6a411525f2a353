package org.shengren.measurement;

import java.util.List;
import java.util.Optional;

/**
 * All recorded measures of one person.
 *
 * @param measures the latest first
 */
public record MeasureHistory(List<RecordedMeasure> measures) {
  public MeasureHistory {
    measures = List.copyOf(measures);
  }

  /**
   * The last estimate of the same competency from an earlier assessment; development is compared
   * with development only, for its results go nowhere else.
   */
  public Optional<RecordedMeasure> before(RecordedMeasure measure) {
    return measures.stream()
        .dropWhile(other -> !other.id().equals(measure.id()))
        .skip(1)
        .filter(other -> other.sameCompetency(measure))
        .filter(other -> !other.participant().equals(measure.participant()))
        .filter(other -> other.decides() == measure.decides())
        .filter(other -> other.measure() instanceof Measure.Estimated)
        .findFirst();
  }
}
