package org.shengren.competency;

/** How much of a competency is asked for. */
public sealed interface Demand {
  /** The level of a levelled competency, from 1. */
  record OfLevel(int level) implements Demand {
    public OfLevel {
      if (level < 1) {
        throw new IllegalArgumentException("no level " + level);
      }
    }
  }

  /** The degree of a core or general competency: 1.0 to 5.0 on the behaviour scale, in halves. */
  record OfDegree(double degree) implements Demand {
    public OfDegree {
      if (degree < 1 || degree > 5 || degree * 2 != Math.rint(degree * 2)) {
        throw new IllegalArgumentException("no degree in halves from 1 to 5: " + degree);
      }
    }
  }
}
