package org.shengren.measurement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shengren.measurement.RaterMean.SeenBy;

/**
 * Method A, the explainable first estimate (measurement.md 2; classical test theory, Lord and
 * Novick 1968, chapter 3). Means of raters, then of sources, then over sources by weight; the error
 * from the pooled spread of each source: SE^2 = sum(w^2 v / n) / (sum w)^2. Several managers count
 * by the part they know ({@link ManagerParts}); n is then the number of raters who count alike that
 * they come to.
 *
 * <p>A pure function: the same answers, spreads and settings give the same bits, in whatever order
 * the answers come.
 */
public final class NaiveEstimation {
  private static final double CLEAR_PATTERN = 0.5;
  private static final int FEW = 3;

  private final SourceWeights weights;
  private final Settings settings;

  public NaiveEstimation(SourceWeights weights, Settings settings) {
    this.weights = weights;
    this.settings = settings;
  }

  /**
   * The measure of one person on one competency.
   *
   * @param spreads computed over the whole campaign by {@link PooledVariance}
   */
  public Measure measure(CompetencyAnswers answers, Spreads spreads) {
    var seen = RaterMean.over(answers.asked(), answers);
    var flags = EnumSet.noneOf(Flag.class);
    if (!seen.skipped().isEmpty()) {
      flags.add(Flag.RATER_SKIPPED);
    }
    var counted = countable(seen, flags);
    var self = selfView(seen, spreads);
    var whole = combined(counted, answers, spreads.whole());
    if (whole.isEmpty()) {
      return withoutObservers(answers, seen, self, flags);
    }
    List<LevelMean> levels = List.of();
    Optional<LevelPosition> position = Optional.empty();
    if (answers.levelled()) {
      var falling = FallingLevels.of(levelMeans(answers, seen, spreads, flags));
      levels = falling.levels();
      if (levels.isEmpty()) {
        return withoutObservers(answers, seen, self, flags);
      }
      if (falling.largestMove() > CLEAR_PATTERN) {
        flags.add(Flag.PATTERN);
      }
      var found = LevelPosition.of(levels, answers.byLevel().keySet(), answers.levels(), settings);
      flags.addAll(found.flags());
      position = Optional.of(found.position());
    }
    var observers = observers(counted);
    int ratings = observers.stream().mapToInt(RaterMean::ratings).sum();
    int sum = observers.stream().mapToInt(RaterMean::sum).sum();
    if (sum == ratings || sum == 5 * ratings) {
      flags.add(Flag.EXTREME);
    }
    if (observers.size() == 1) {
      flags.add(Flag.ONE_RATER);
    }
    if (observers.size() < FEW) {
      flags.add(Flag.TOO_FEW);
    }
    var behaviours = put(answers.asked());
    return new Measure.Estimated(
        whole.get().estimate(),
        whole.get().others(),
        position,
        levels,
        sourceMeans(counted, answers, spreads.whole()),
        self,
        MeasureMethod.PLAIN,
        observers.size(),
        seen.skipped().size(),
        ratings,
        behaviours.size(),
        answered(behaviours, answers, observers),
        flags);
  }

  /** What may be counted: anonymous raters only together with enough others of their kind. */
  private List<RaterMean> countable(SeenBy seen, Set<Flag> flags) {
    long anonymous =
        seen.counted().stream().filter(mean -> mean.rater().source().anonymous()).count();
    if (anonymous == 0 || anonymous >= settings.minimumGroup()) {
      return seen.counted();
    }
    flags.add(Flag.WITHHELD);
    return seen.counted().stream().filter(mean -> !mean.rater().source().anonymous()).toList();
  }

  private static Optional<Measure.SelfView> selfView(SeenBy seen, Spreads spreads) {
    var own = seen.counted().stream().filter(mean -> mean.rater().source() == Source.SELF).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    double mean = own.stream().mapToDouble(RaterMean::mean).sum() / own.size();
    double error = Math.sqrt(spreads.whole(Source.SELF).variance() / own.size());
    int ratings = own.stream().mapToInt(RaterMean::ratings).sum();
    return Optional.of(new Measure.SelfView(mean, error, ratings, Set.of()));
  }

  private static Measure withoutObservers(
      CompetencyAnswers answers, SeenBy seen, Optional<Measure.SelfView> self, Set<Flag> flags) {
    if (self.isPresent()) {
      var view = self.get();
      return new Measure.SelfView(view.mean(), view.standardError(), view.ratings(), flags);
    }
    boolean rated = answers.answers().stream().anyMatch(answer -> answer.rating().isPresent());
    var reason =
        flags.contains(Flag.WITHHELD)
            ? Measure.NotObserved.Reason.WITHHELD
            : rated || !seen.counted().isEmpty()
                ? Measure.NotObserved.Reason.TOO_FEW
                : Measure.NotObserved.Reason.NO_DATA;
    return new Measure.NotObserved(reason, flags);
  }

  private record Combined(Estimate estimate, Estimate others) {}

  /** Empty without an observer that weighs something. */
  private Optional<Combined> combined(
      List<RaterMean> means, CompetencyAnswers answers, Map<Source, Spread> spreads) {
    var sources = sourceMeans(means, answers, spreads);
    return weighted(sources.stream().filter(mean -> mean.source() != Source.SELF).toList())
        .map(others -> new Combined(weighted(sources).orElse(others), others));
  }

  private Optional<Estimate> weighted(List<SourceMean> sources) {
    double total = 0;
    double sum = 0;
    double variance = 0;
    for (var source : sources) {
      double weight = weights.of(source.source());
      total += weight;
      sum += weight * source.mean();
      variance += weight * weight * source.spread().variance() / source.effectiveRaters();
    }
    return total > 0
        ? Optional.of(
            new Estimate(Math.clamp(sum / total, 1, 5), Math.sqrt(variance / (total * total))))
        : Optional.empty();
  }

  private static List<SourceMean> sourceMeans(
      List<RaterMean> means, CompetencyAnswers answers, Map<Source, Spread> spreads) {
    var bySource = new EnumMap<Source, List<RaterMean>>(Source.class);
    for (var mean : means) {
      bySource.computeIfAbsent(mean.rater().source(), _ -> new ArrayList<>()).add(mean);
    }
    var sources = new ArrayList<SourceMean>();
    bySource.forEach((source, raters) ->
        sources.add(
            sourceMean(
                source, raters, answers.weights(), spreads.getOrDefault(source, Spread.UNSEEN))));
    return sources;
  }

  /**
   * The mean of the raters by their weights, and as how many raters who count alike they are. Where
   * all count alike, or none counts anything, it is the plain mean to the last bit.
   */
  private static SourceMean sourceMean(
      Source source, List<RaterMean> raters, Map<String, Double> weights, Spread spread) {
    double plain = 0;
    double sum = 0;
    double total = 0;
    double squares = 0;
    int ratings = 0;
    var different = new HashSet<Double>();
    for (var rater : raters) {
      double weight = weights.getOrDefault(rater.rater().id(), 1.0);
      different.add(weight);
      plain += rater.mean();
      sum += weight * rater.mean();
      total += weight;
      squares += weight * weight;
      ratings += rater.ratings();
    }
    boolean alike = different.size() == 1;
    return new SourceMean(
        source,
        alike ? plain / raters.size() : Math.clamp(sum / total, 1, 5),
        raters.size(),
        alike ? raters.size() : Math.clamp(total * total / squares, 1, raters.size()),
        ratings,
        spread);
  }

  private List<LevelMean> levelMeans(
      CompetencyAnswers answers, SeenBy whole, Spreads spreads, Set<Flag> flags) {
    var levels = new ArrayList<LevelMean>();
    for (var level : answers.byLevel().entrySet()) {
      var asked = level.getValue();
      var counted = countable(RaterMean.over(asked, answers).among(whole), flags);
      var mean = combined(counted, answers, spreads.perLevel());
      if (mean.isPresent()) {
        var estimate = mean.get().estimate();
        var observers = observers(counted);
        int ratings =
            counted.stream()
                .filter(rater -> weights.of(rater.rater().source()) > 0)
                .mapToInt(RaterMean::ratings)
                .sum();
        var behaviours = put(asked);
        levels.add(
            new LevelMean(
                level.getKey(),
                estimate,
                estimate.value(),
                ratings,
                observers.size(),
                behaviours.size(),
                answered(behaviours, answers, observers)));
      }
    }
    return levels;
  }

  /** Raters other than the person whose source weighs something. */
  private List<RaterMean> observers(List<RaterMean> counted) {
    return counted.stream()
        .filter(mean -> mean.rater().source() != Source.SELF)
        .filter(mean -> weights.of(mean.rater().source()) > 0)
        .toList();
  }

  /** Behaviours that were put to somebody other than the person. */
  private static Set<String> put(List<Asked> asked) {
    var put = new HashSet<String>();
    for (var behaviour : asked) {
      if (behaviour.of().stream().anyMatch(source -> source != Source.SELF)) {
        put.add(behaviour.indicator());
      }
    }
    return put;
  }

  private static int answered(
      Set<String> behaviours, CompetencyAnswers answers, List<RaterMean> observers) {
    var answered = new HashSet<String>();
    var byRater = answers.byRater();
    for (var observer : observers) {
      answered.addAll(byRater.getOrDefault(observer.rater(), Map.of()).keySet());
    }
    answered.retainAll(behaviours);
    return answered.size();
  }
}
