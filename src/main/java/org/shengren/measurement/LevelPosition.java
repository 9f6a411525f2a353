package org.shengren.measurement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where a person stands on the levels of a competency (measurement.md 2, step 6): the highest held
 * level, and how far the next one is shown.
 *
 * @param value 0 to the number of levels
 * @param standardError in levels, always above 0: half the interval by its quantile, or the error
 *     of the deciding level's mean on the slope of one level, whichever is larger
 * @param interval the position with all level means moved down and up by the quantile's errors
 * @param held the highest held level that was observed; 0 if none
 * @param levels how many levels the competency has
 */
public record LevelPosition(
    double value, double standardError, Interval interval, int held, int levels) {
  /** Progress inside a level stays below the level itself, which has to be held. */
  private static final double NEARLY = 0.99;

  record Found(LevelPosition position, Set<Flag> flags) {}

  /**
   * @param means observed levels, ascending, their means not rising; at least one
   * @param asked the levels that were asked
   */
  static Found of(List<LevelMean> means, Set<Integer> asked, int levels, Settings settings) {
    double border = settings.heldAt() - 0.5;
    int held = HoldingProbability.of(means, border).highestHeld(settings.holdingProbability());
    var flags = EnumSet.noneOf(Flag.class);
    int next = held > 0 ? held + 1 : means.getFirst().level();
    boolean nextObserved = means.stream().anyMatch(mean -> mean.level() == next);
    if (held > 0 && held < levels && !nextObserved) {
      flags.add(asked.contains(next) ? Flag.ABOVE_NOT_OBSERVED : Flag.ABOVE_NOT_ASKED);
    }
    if (held == 0 && next > 1) {
      flags.add(Flag.BELOW_WINDOW);
    }
    double value = position(means, border, settings);
    double low = position(moved(means, -settings.noticeable()), border, settings);
    double high = position(moved(means, settings.noticeable()), border, settings);
    var deciding =
        means.stream()
            .filter(mean -> mean.level() == (nextObserved ? next : held))
            .findFirst()
            .orElseThrow();
    double slope = deciding.estimate().standardError() / (border - 1);
    double error = Math.max((high - low) / (2 * settings.noticeable()), slope);
    return new Found(
        new LevelPosition(
            value, error, new Interval(Math.min(low, value), Math.max(high, value)), held, levels),
        flags);
  }

  private static double position(List<LevelMean> means, double border, Settings settings) {
    int held = HoldingProbability.of(means, border).highestHeld(settings.holdingProbability());
    int next = held > 0 ? held + 1 : means.getFirst().level();
    for (var mean : means) {
      if (mean.level() == next) {
        double shown = (mean.estimate().value() - 1) / (border - 1);
        return next - 1 + Math.clamp(shown, 0, NEARLY);
      }
    }
    return held;
  }

  private static List<LevelMean> moved(List<LevelMean> means, double errors) {
    var moved = new ArrayList<LevelMean>();
    for (var mean : means) {
      double value = mean.estimate().value() + errors * mean.estimate().standardError();
      moved.add(
          new LevelMean(
              mean.level(),
              new Estimate(Math.clamp(value, 1, 5), mean.estimate().standardError()),
              mean.observed(),
              mean.ratings(),
              mean.raters(),
              mean.asked(),
              mean.answered()));
    }
    return FallingLevels.of(moved).levels();
  }
}
