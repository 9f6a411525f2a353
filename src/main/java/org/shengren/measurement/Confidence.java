package org.shengren.measurement;

import java.util.Optional;

/** How sure a statement against a requirement is, for managers, HR and panels (product rule 9). */
public enum Confidence {
  CLEARLY_MEETS,
  PROBABLY_MEETS,
  UNCLEAR,
  PROBABLY_BELOW,
  CLEARLY_BELOW;

  private static final int FEW = 3;

  /**
   * The word for a probability (measurement.md 10). Each word takes the limit at its lower end: .90
   * is clear, .70 probable. The outer words merge into "probably" with fewer than three observers,
   * and always for the plain method, whose errors are rough.
   */
  public static Confidence of(
      double probability, int observers, MeasureMethod method, Settings settings) {
    return of(probability, observers < FEW || method == MeasureMethod.PLAIN, settings);
  }

  static Confidence of(double probability, boolean rough, Settings settings) {
    if (probability >= settings.sureProbability()) {
      return rough ? PROBABLY_MEETS : CLEARLY_MEETS;
    }
    if (probability >= settings.holdingProbability()) {
      return PROBABLY_MEETS;
    }
    if (probability >= settings.shortfallProbability()) {
      return UNCLEAR;
    }
    return probability >= 1 - settings.sureProbability() || rough ? PROBABLY_BELOW : CLEARLY_BELOW;
  }

  /** The same where only a limit may be known; empty where the limit decides nothing. */
  static Optional<Confidence> of(
      Probability probability, int observers, MeasureMethod method, Settings settings) {
    boolean decides =
        probability instanceof Probability.Of
            || probability.reaches(settings.holdingProbability())
            || probability.staysBelow(settings.shortfallProbability());
    return decides
        ? Optional.of(of(probability.value(), observers, method, settings))
        : Optional.empty();
  }
}
