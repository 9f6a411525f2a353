package org.shengren.measurement;

import org.shengren.competency.Demand;

/**
 * What is asked for, and where on the answer scale the border lies that decides it (product rule
 * 7). The border lies half a category below: a required degree of 4 is met by what rounds to 4. A
 * bar on the category itself would leave whoever is exactly there at a probability of one half for
 * ever.
 */
public sealed interface Bar {
  /** The border on the answer scale. */
  double border();

  /**
   * The bar of a requirement.
   *
   * @param settings of the tenant, for the category from which a level is held
   */
  static Bar of(Demand demand, Settings settings) {
    return switch (demand) {
      case Demand.OfDegree(double degree) -> new OfDegree(degree);
      case Demand.OfLevel(int level) -> new OfLevel(level, settings.heldAt());
    };
  }

  /**
   * A degree of an unlevelled competency.
   *
   * @param degree 1.0 to 5.0, in halves
   */
  record OfDegree(double degree) implements Bar {
    public OfDegree {
      if (!(degree >= 1 && degree <= 5)) {
        throw new IllegalArgumentException("a degree is 1 to 5: " + degree);
      }
    }

    @Override
    public double border() {
      return degree - 0.5;
    }
  }

  /**
   * A level of a levelled competency.
   *
   * @param level 1 or more
   * @param heldAt category from which its behaviours count as held
   */
  record OfLevel(int level, int heldAt) implements Bar {
    public OfLevel {
      if (level < 1 || heldAt < 2 || heldAt > 5) {
        throw new IllegalArgumentException("no level: " + level + " held at " + heldAt);
      }
    }

    @Override
    public double border() {
      return heldAt - 0.5;
    }
  }

  /** A border stated directly on the answer scale, for an unlevelled competency. */
  record At(double border) implements Bar {}
}
