package org.shengren.measurement;

/**
 * One requirement of a position with the judgement on it.
 *
 * @param competency code of the competency
 * @param weight share in the profile, 0 or more; usually per cent
 * @param mustHave whether the position cannot do without it
 */
public record JudgedRequirement(
    String competency, double weight, boolean mustHave, Judgement judgement) {
  public JudgedRequirement {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("a weight is 0 or more: " + weight);
    }
  }
}
