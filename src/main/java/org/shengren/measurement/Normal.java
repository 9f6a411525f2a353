package org.shengren.measurement;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** The normal distribution function Phi, kept apart so that records know no library. */
final class Normal {
  private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);

  private Normal() {}

  static double probabilityBelow(double z) {
    return STANDARD.cumulativeProbability(z);
  }
}
