package org.shengren.measurement;

/**
 * The figures by which a tenant reads measures (product rules 7 and 13, measurement.md 4, 6 and
 * 10). They are arguments everywhere, so that a finding can be told again with the figures of its
 * day.
 *
 * @param heldAt category from which a behaviour counts as held, 2 to 5; of the answer scale
 * @param masteryProbability how often behaviours of a level are shown at {@code heldAt} or better
 *     by somebody who is exactly at the level. The plain method sets its bar half a category below
 *     {@code heldAt}, which is mastery 0.50; other values need the calibrated method
 * @param holdingProbability from which probability something counts as held or met
 * @param shortfallProbability below which probability a requirement counts as not reached
 * @param sureProbability from which probability confidence is called clear; mirrored below
 * @param largestError standard error above which an undecided probability is "not enough evidence",
 *     in points of the answer scale; 0.75 lets one manager alone (0.71) give findings
 * @param strengthMargin how far above the bar a strength lies, in points of the answer scale
 * @param selfOtherDifference from which difference self and others may be called different, in
 *     points of the answer scale
 * @param noticeable how many standard errors a difference must have to be told; 1.645 is the normal
 *     quantile of a two-sided 90 % interval
 * @param minimumGroup the fewest anonymous raters that may count together, and the fewest observers
 *     for a comparison with the self-rating; at least 3 in the product
 */
public record Settings(
    int heldAt,
    double masteryProbability,
    double holdingProbability,
    double shortfallProbability,
    double sureProbability,
    double largestError,
    double strengthMargin,
    double selfOtherDifference,
    double noticeable,
    int minimumGroup) {
  /** The product's defaults. */
  public static final Settings STANDARD =
      new Settings(3, 0.50, 0.70, 0.30, 0.90, 0.75, 0.5, 0.5, 1.645, 3);

  public Settings {
    if (heldAt < 2 || heldAt > 5) {
      throw new IllegalArgumentException("held-at is a category above the lowest: " + heldAt);
    }
    if (!(0 < masteryProbability && masteryProbability < 1)) {
      throw new IllegalArgumentException("mastery probability: " + masteryProbability);
    }
    if (!(0 < shortfallProbability
        && shortfallProbability < holdingProbability
        && holdingProbability <= sureProbability
        && sureProbability < 1
        && 1 - sureProbability < shortfallProbability)) {
      throw new IllegalArgumentException("probabilities out of order: " + this);
    }
    if (!(largestError > 0
        && strengthMargin > 0
        && selfOtherDifference >= 0
        && noticeable > 0
        && minimumGroup >= 1)) {
      throw new IllegalArgumentException("a setting is not positive: " + this);
    }
  }

  /**
   * What a tenant sets, the rest as the product has it. Where a tenant wants to be surer of what is
   * held than the product's "clear" is, clear begins there.
   */
  public static Settings of(
      int heldAt, double masteryProbability, double holdingProbability, int minimumGroup) {
    return new Settings(
        heldAt,
        masteryProbability,
        holdingProbability,
        STANDARD.shortfallProbability,
        Math.max(STANDARD.sureProbability, holdingProbability),
        STANDARD.largestError,
        STANDARD.strengthMargin,
        STANDARD.selfOtherDifference,
        STANDARD.noticeable,
        minimumGroup);
  }

  /** The same with another probability from which something counts as held or met. */
  public Settings holding(double probability) {
    return new Settings(
        heldAt,
        masteryProbability,
        probability,
        shortfallProbability,
        sureProbability,
        largestError,
        strengthMargin,
        selfOtherDifference,
        noticeable,
        minimumGroup);
  }

  /** The same with another smallest group of anonymous raters. */
  public Settings minimumGroup(int raters) {
    return new Settings(
        heldAt,
        masteryProbability,
        holdingProbability,
        shortfallProbability,
        sureProbability,
        largestError,
        strengthMargin,
        selfOtherDifference,
        noticeable,
        raters);
  }
}
