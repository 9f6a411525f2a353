package org.shengren.measurement;

/**
 * The figures of the verdict against a position (product rule 6), set by the tenant.
 *
 * @param meets share of the weight that has to be met, beside every must-have, for "meets"
 * @param nearly share of the weight that has to be met for "nearly meets"
 * @param unknown share of the weight that may be unknown before nothing is said
 * @param levelsShort by how many levels the one must-have may be short for "nearly meets"
 * @param degreesShort by how many degrees; see {@link Gap#shortfall()}
 */
public record VerdictRule(
    double meets, double nearly, double unknown, double levelsShort, double degreesShort) {
  /** 85 %, 70 %, 30 %; one level or half a degree. */
  public static final VerdictRule STANDARD = new VerdictRule(0.85, 0.70, 0.30, 1, 0.5);

  public VerdictRule {
    if (!(0 <= nearly && nearly <= meets && meets <= 1 && 0 <= unknown && unknown <= 1)
        || !(levelsShort >= 0 && degreesShort >= 0)) {
      throw new IllegalArgumentException("figures out of order: " + meets + ", " + nearly);
    }
  }

  /** The shares that a tenant sets; how far one must-have may be short is the product's. */
  public static VerdictRule of(double meets, double nearly, double unknown) {
    return new VerdictRule(meets, nearly, unknown, STANDARD.levelsShort, STANDARD.degreesShort);
  }

  double shortBy(Result.Scale scale) {
    return scale == Result.Scale.LEVEL ? levelsShort : degreesShort;
  }
}
