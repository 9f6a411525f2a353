package org.shengren.measurement;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A behaviour on the questionnaire of one competency.
 *
 * @param indicator id of the behaviour
 * @param level the level it belongs to, 1 or more; empty for an unlevelled competency
 * @param of the sources to which it was put; whoever could not be asked did not leave it out
 */
public record Asked(String indicator, OptionalInt level, Set<Source> of) {
  public Asked {
    if (level.isPresent() && level.getAsInt() < 1) {
      throw new IllegalArgumentException("levels count from 1: " + level.getAsInt());
    }
    if (of.isEmpty()) {
      throw new IllegalArgumentException("asked of nobody: " + indicator);
    }
    of = Set.copyOf(of);
  }

  /** A behaviour of an unlevelled competency, put to every source. */
  public static Asked ofEverybody(String indicator) {
    return new Asked(indicator, OptionalInt.empty(), EnumSet.allOf(Source.class));
  }

  /** A behaviour of a level, put to every source. */
  public static Asked ofEverybody(String indicator, int level) {
    return new Asked(indicator, OptionalInt.of(level), EnumSet.allOf(Source.class));
  }
}
