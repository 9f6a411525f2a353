package org.shengren.measurement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Level means made non-increasing by pooling adjacent violators, weighted by their numbers of
 * ratings (measurement.md 2, step 5). The weighted mean over all levels stays.
 *
 * @param largestMove how far a mean was moved at most, in points of the answer scale
 */
record FallingLevels(List<LevelMean> levels, double largestMove) {
  private record Pool(double sum, int weight, int levels) {
    double mean() {
      return sum / weight;
    }

    Pool with(Pool other) {
      return new Pool(sum + other.sum, weight + other.weight, levels + other.levels);
    }
  }

  /**
   * @param levels ascending, with their means as they are
   */
  static FallingLevels of(List<LevelMean> levels) {
    var pools = new ArrayDeque<Pool>();
    for (var level : levels) {
      var pool = new Pool(level.estimate().value() * level.ratings(), level.ratings(), 1);
      while (!pools.isEmpty() && pools.getLast().mean() < pool.mean()) {
        pool = pools.removeLast().with(pool);
      }
      pools.addLast(pool);
    }
    var falling = new ArrayList<LevelMean>();
    double largest = 0;
    for (var pool : pools) {
      for (int i = 0; i < pool.levels(); i++) {
        var level = levels.get(falling.size());
        double mean = pool.levels() == 1 ? level.estimate().value() : pool.mean();
        largest = Math.max(largest, Math.abs(mean - level.estimate().value()));
        falling.add(
            new LevelMean(
                level.level(),
                new Estimate(mean, level.estimate().standardError()),
                level.observed(),
                level.ratings(),
                level.raters(),
                level.asked(),
                level.answered()));
      }
    }
    return new FallingLevels(List.copyOf(falling), largest);
  }
}
