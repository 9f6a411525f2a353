package org.shengren.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.shengren.competency.Competency;
import org.shengren.competency.Demand;
import org.shengren.competency.Indicator;
import org.shengren.competency.Layer;
import org.shengren.measurement.Change;
import org.shengren.measurement.Finding;
import org.shengren.measurement.Gap;
import org.shengren.measurement.Judgement;
import org.shengren.measurement.Measure;
import org.shengren.measurement.Result;
import org.shengren.measurement.SelfOther;

/**
 * One competency of a report: what is asked, what is known, and what follows.
 *
 * @param weight in per cent of the position's profile; 0 for a core competency, which belongs to no
 *     position
 * @param known what was measured; empty where nothing ever was
 * @param result on the scale of the requirement; empty without an estimate
 * @param previous the result of the assessment before, on the same scale
 * @param change since then, only where it exceeds its error
 * @param clearest rated behaviours that show it most clearly, for a requirement that is met
 * @param missing rated behaviours that were rated low, for a requirement that is not met
 * @param asked behaviours that the requirement asks for, where none of them was rated low
 * @param remedy whom to ask, where there is not enough evidence
 */
record Line(
    Competency competency,
    Demand demand,
    int weight,
    boolean mustHave,
    Optional<Known> known,
    Judgement judgement,
    Optional<Result> result,
    Optional<Result> previous,
    Optional<Change> change,
    SelfOther views,
    List<RatedBehaviour> clearest,
    List<RatedBehaviour> missing,
    List<Indicator> asked,
    Optional<Remedy> remedy) {
  /**
   * What matters most comes first: must-haves, then weight x distance from the bar; what lies alike
   * keeps the order of the model.
   */
  static final Comparator<Line> BY_IMPORTANCE =
      Comparator.comparing(Line::mustHave)
          .reversed()
          .thenComparing(Comparator.comparingDouble(Line::importance).reversed());

  Line {
    clearest = List.copyOf(clearest);
    missing = List.copyOf(missing);
    asked = List.copyOf(asked);
  }

  Finding finding() {
    return judgement.finding();
  }

  boolean isCore() {
    return competency.layer() == Layer.CORE;
  }

  /**
   * How far the result lies above (positive) or below the bar that decides, in levels or degrees;
   * empty without an estimate on the scale of the requirement. The bar of a required degree lies
   * half a degree below it (product rule 7).
   */
  OptionalDouble margin() {
    return judgement.gap().map(Line::margin).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static double margin(Gap gap) {
    return gap.result() - gap.border();
  }

  /** Weight x distance from the bar. */
  double importance() {
    return weight * Math.abs(margin().orElse(0));
  }

  /** What was measured, if anything was. */
  Optional<Measure> measure() {
    return known.map(Known::measure);
  }
}
