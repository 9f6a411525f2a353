package org.shengren.measurement;

/**
 * How far raters of one source differ about the same person: the variance of rater means, pooled
 * over persons (measurement.md 2, step 3).
 *
 * @param variance in squared points of the answer scale; at least {@link PooledVariance#SMALLEST}
 * @param degreesOfFreedom sum over persons of (raters - 1) on which it rests; below 30 it is drawn
 *     towards 0.5
 */
public record Spread(double variance, int degreesOfFreedom) {
  /** What is taken where nothing was seen: 0.5, on no degrees of freedom. */
  public static final Spread UNSEEN = new Spread(PooledVariance.EXPECTED, 0);

  public Spread {
    if (!(variance > 0) || Double.isInfinite(variance) || degreesOfFreedom < 0) {
      throw new IllegalArgumentException("no spread: " + variance + ", " + degreesOfFreedom);
    }
  }
}
