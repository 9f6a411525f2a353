package org.shengren.measurement;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one person on one competency. Absence has types: a self-view is no estimate, and
 * "not observed" is no number.
 */
public sealed interface Measure {
  /** The flags that a reader should know. */
  Set<Flag> flags();

  /** The same, with one thing more to know about it. */
  Measure with(Flag flag);

  /** A human decision stands behind it: shown beside whatever is computed later, never under it. */
  default boolean stands() {
    return flags().stream().anyMatch(Flag::isHumanDecision);
  }

  /**
   * Somebody other than the person saw enough.
   *
   * @param estimate mean over all behaviours asked, 1 to 5, sources by their weights
   * @param others the same without the self-rating; equal to {@code estimate} where self weighs 0
   * @param position where the person stands on the levels; empty for an unlevelled competency
   * @param levels the observed levels, ascending; empty for an unlevelled competency
   * @param sources every source that counts or is shown, self included, in the order of {@link
   *     Source}
   * @param self the self-view, where the person answered enough
   * @param observers raters that count, self not among them
   * @param skippedRaters raters, self included, that saw too little
   * @param ratings how many ratings of observers count
   * @param asked how many behaviours were put to somebody other than the person
   * @param answered for how many of these an observer gave a rating
   */
  record Estimated(
      Estimate estimate,
      Estimate others,
      Optional<LevelPosition> position,
      List<LevelMean> levels,
      List<SourceMean> sources,
      Optional<SelfView> self,
      MeasureMethod method,
      int observers,
      int skippedRaters,
      int ratings,
      int asked,
      int answered,
      Set<Flag> flags)
      implements Measure {
    public Estimated {
      levels = List.copyOf(levels);
      sources = List.copyOf(sources);
      flags = Flag.ordered(flags);
      if (position.isPresent() == levels.isEmpty()) {
        throw new IllegalArgumentException("a position needs levels, and levels a position");
      }
    }

    @Override
    public Estimated with(Flag flag) {
      return new Estimated(
          estimate,
          others,
          position,
          levels,
          sources,
          self,
          method,
          observers,
          skippedRaters,
          ratings,
          asked,
          answered,
          Flag.and(flags, flag));
    }

    public boolean levelled() {
      return position.isPresent();
    }

    /** The result on the scale of requirements: levels from 0 where there are any, else degrees. */
    public Result result(Settings settings) {
      return position.map(Result::of).orElseGet(() -> Result.of(estimate, settings.noticeable()));
    }

    /**
     * Probability of being at or above a bar. Empty where the bar is of another kind than this
     * measure, or lies on a level about which the observed ones say nothing.
     */
    public Optional<Probability> probabilityOfMeeting(Bar bar) {
      return probabilityAbove(bar, 0);
    }

    /** The same for so many points of the answer scale above the bar. */
    Optional<Probability> probabilityAbove(Bar bar, double margin) {
      double border = bar.border() + margin;
      return switch (bar) {
        case Bar.OfLevel(int level, _) ->
            levelled() ? HoldingProbability.of(levels, border).at(level) : Optional.empty();
        case Bar.OfDegree _, Bar.At _ ->
            levelled()
                ? Optional.empty()
                : Optional.of(new Probability.Of(estimate.probabilityAbove(border)));
      };
    }
  }

  /**
   * Only the person's own view exists. It is shown as that and fulfils no requirement.
   *
   * @param mean mean of the own ratings, 1 to 5
   * @param standardError square root of the spread of self-ratings, in points of the answer scale
   * @param ratings how many ratings the person gave
   */
  record SelfView(double mean, double standardError, int ratings, Set<Flag> flags)
      implements Measure {
    public SelfView {
      flags = Flag.ordered(flags);
    }

    @Override
    public SelfView with(Flag flag) {
      return new SelfView(mean, standardError, ratings, Flag.and(flags, flag));
    }
  }

  /** Nothing is known; that is not a "no". */
  record NotObserved(Reason reason, Set<Flag> flags) implements Measure {
    public NotObserved {
      flags = Flag.ordered(flags);
    }

    @Override
    public NotObserved with(Flag flag) {
      return new NotObserved(reason, Flag.and(flags, flag));
    }

    /** Why nothing is known. */
    public enum Reason {
      /** Nobody gave a rating. */
      NO_DATA,
      /** Those who answered saw less than half of what was asked. */
      TOO_FEW,
      /** Too few anonymous raters answered to count them without telling who said what. */
      WITHHELD
    }
  }
}
