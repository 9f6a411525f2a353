package org.shengren.competency;

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
}
