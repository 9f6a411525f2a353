package org.shengren.measurement;

/**
 * A result on the scale on which requirements are stated.
 *
 * @param value degrees 1 to 5, or levels from 0
 * @param standardError on the same scale
 * @param interval where it would mostly lie with other raters
 */
public record Result(Scale scale, double value, double standardError, Interval interval) {
  /** What the figures count. */
  public enum Scale {
    /** 1.0 to 5.0, for unlevelled competencies. */
    DEGREE,
    /** 0 to the number of levels, continuous. */
    LEVEL
  }

  static Result of(Estimate estimate, double errors) {
    return new Result(
        Scale.DEGREE, estimate.value(), estimate.standardError(), estimate.interval(errors));
  }

  static Result of(LevelPosition position) {
    return new Result(Scale.LEVEL, position.value(), position.standardError(), position.interval());
  }
}
