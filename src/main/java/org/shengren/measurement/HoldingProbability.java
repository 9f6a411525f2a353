package org.shengren.measurement;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The probabilities of holding the observed levels, falling with the level. Means fall by pooling,
 * but their errors may differ, and then plain probabilities need not fall. As a level includes
 * those below, what is surely shown above is taken as shown below, and what is surely missing below
 * as missing above (own choice; with equal errors it changes nothing).
 */
record HoldingProbability(SequencedMap<Integer, Double> byLevel) {
  /**
   * @param levels observed levels, ascending, their means not rising
   * @param border the bar on the answer scale
   */
  static HoldingProbability of(List<LevelMean> levels, double border) {
    var held = new TreeMap<Integer, Double>();
    double surest = 0;
    for (var level : levels.reversed()) {
      if (level.estimate().value() >= border) {
        surest = Math.max(surest, level.estimate().probabilityAbove(border));
        held.put(level.level(), surest);
      }
    }
    double least = 1;
    for (var level : levels) {
      if (level.estimate().value() < border) {
        least = Math.min(least, level.estimate().probabilityAbove(border));
        held.put(level.level(), least);
      }
    }
    return new HoldingProbability(held);
  }

  Optional<Probability> at(int level) {
    var observed = byLevel.get(level);
    if (observed != null) {
      return Optional.of(new Probability.Of(observed));
    }
    var above = nearest(level, true);
    var below = nearest(level, false);
    if (above.isPresent() && (above.getAsDouble() >= 0.5 || below.isEmpty())) {
      return Optional.of(new Probability.AtLeast(above.getAsDouble()));
    }
    if (below.isPresent() && (below.getAsDouble() < 0.5 || above.isEmpty())) {
      return Optional.of(new Probability.AtMost(below.getAsDouble()));
    }
    return Optional.empty();
  }

  private OptionalDouble nearest(int level, boolean above) {
    var levels = above ? byLevel : byLevel.reversed();
    return levels.entrySet().stream()
        .filter(entry -> above ? entry.getKey() > level : entry.getKey() < level)
        .mapToDouble(entry -> entry.getValue())
        .findFirst();
  }

  /** The highest observed level that is held, 0 if none is. */
  int highestHeld(double holdingProbability) {
    int highest = 0;
    for (var entry : byLevel.entrySet()) {
      if (entry.getValue() >= holdingProbability) {
        highest = entry.getKey();
      }
    }
    return highest;
  }
}
