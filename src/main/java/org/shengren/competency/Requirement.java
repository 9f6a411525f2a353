package org.shengren.competency;

import java.util.Optional;

/**
 * What a position asks for of one competency.
 *
 * @param weight in per cent of the position's profile, 0-100
 * @param mustHave whether nobody meets the position without it
 */
public record Requirement(Competency competency, Demand demand, int weight, boolean mustHave) {
  public Requirement {
    if (weight < 0 || weight > 100) {
      throw new IllegalArgumentException(competency.code() + ": weight " + weight);
    }
    switch (competency) {
      case Competency.Unlevelled unlevelled -> {
        if (unlevelled.layer() == Layer.CORE) {
          throw new IllegalArgumentException(unlevelled.code() + ": core binds all, not positions");
        }
        if (!(demand instanceof Demand.OfDegree)) {
          throw new IllegalArgumentException(unlevelled.code() + " is asked for by degree");
        }
      }
      case Competency.Levelled levelled -> {
        if (!(demand instanceof Demand.OfLevel(var level))) {
          throw new IllegalArgumentException(levelled.code() + " is asked for by level");
        }
        levelled.level(level);
      }
    }
  }

  /** The level asked for, of a levelled competency. */
  public Optional<Integer> level() {
    return demand instanceof Demand.OfLevel(var level) ? Optional.of(level) : Optional.empty();
  }

  /** The degree asked for, of a core or general competency. */
  public Optional<Double> degree() {
    return demand instanceof Demand.OfDegree(var degree) ? Optional.of(degree) : Optional.empty();
  }
}
