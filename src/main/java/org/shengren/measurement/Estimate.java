package org.shengren.measurement;

/**
 * A value on the answer scale with its error.
 *
 * @param value 1 to 5
 * @param standardError in points of the answer scale, always above 0
 */
public record Estimate(double value, double standardError) {
  public Estimate {
    if (!(value >= 1 && value <= 5)) {
      throw new IllegalArgumentException("not on the answer scale: " + value);
    }
    if (!(standardError > 0) || Double.isInfinite(standardError)) {
      throw new IllegalArgumentException("an estimate has an error: " + standardError);
    }
  }

  /** Probability of being above a bar on the answer scale: Phi((value - bar) / standard error). */
  public double probabilityAbove(double bar) {
    return Normal.probabilityBelow((value - bar) / standardError);
  }

  /** The value plus and minus so many standard errors, within the answer scale. */
  public Interval interval(double errors) {
    return new Interval(
        Math.max(1, value - errors * standardError), Math.min(5, value + errors * standardError));
  }
}
