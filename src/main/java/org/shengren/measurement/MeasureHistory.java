package org.shengren.measurement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All recorded measures of one person.
 *
 * @param measures the latest first
 */
public record MeasureHistory(List<RecordedMeasure> measures) {
  private static final Comparator<RecordedMeasure> BY_KNOWLEDGE =
      Comparator.comparingInt(measure ->
          switch (measure.measure()) {
            case Measure.Estimated _ -> 1;
            case Measure.SelfView _ -> 2;
            case Measure.NotObserved _ -> 3;
          });

  public MeasureHistory {
    measures = List.copyOf(measures);
  }

  /**
   * Of each competency the one in force, the latest first: the last estimate where there is one,
   * for what is not known does not take the place of what is.
   */
  public List<RecordedMeasure> latest() {
    return measures.stream()
        .filter(measure ->
            measures.stream().filter(measure::sameCompetency).min(BY_KNOWLEDGE).stream()
                .anyMatch(measure::equals))
        .toList();
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
