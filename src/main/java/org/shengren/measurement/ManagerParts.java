package org.shengren.measurement;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * How much each of several managers of one person counts: by the part of the time and of the work
 * that they know.
 *
 * <p>What a person shows in a period is taken as made up of parts that different managers saw, and
 * the source's mean as the mean over these parts, each with its size: the estimate of stratified
 * sampling, sum(W m), whose variance is v sum(W^2) where every part was seen by one rater with the
 * variance v (Cochran 1977, chapter 5). That more time to observe makes ratings better is known
 * (Rothstein 1990); that it does so in proportion is our choice, because it can be explained.
 */
final class ManagerParts {
  /**
   * Whoever leads the person today talks the result over and confirms it, and is never counted with
   * less than this.
   */
  static final int FEWEST_DAYS = 30;

  /** Dotted lines together count no more than the direct line, which answers for the result. */
  private static final double MOST_DOTTED = 0.5;

  /** Where no share was agreed, a dotted line counts as much as the direct line. */
  private static final double NOT_AGREED = 0.5;

  /**
   * One manager.
   *
   * @param days led directly in the time in question, where known
   * @param share of the work in percent, where agreed; read of a dotted line only
   */
  record Part(String rater, Line line, OptionalInt days, OptionalInt share) {}

  enum Line {
    TODAY,
    FORMER,
    DOTTED
  }

  private ManagerParts() {}

  /** Weights by rater, which sum to 1; empty without a manager. */
  static SequencedMap<String, Double> of(Collection<Part> parts) {
    var ordered = parts.stream().sorted(Comparator.comparing(Part::rater)).toList();
    var dotted = ordered.stream().filter(part -> part.line() == Line.DOTTED).toList();
    var direct = ordered.stream().filter(part -> part.line() != Line.DOTTED).toList();
    double shares = dotted.stream().mapToDouble(ManagerParts::share).sum();
    double given = direct.isEmpty() ? 1 : Math.min(shares, MOST_DOTTED);
    var weights = new TreeMap<String, Double>();
    for (var part : dotted) {
      weights.put(part.rater(), shares > 0 ? given * share(part) / shares : given / dotted.size());
    }
    var days = days(direct);
    double all = days.values().stream().mapToDouble(Double::doubleValue).sum();
    days.forEach((rater, own) ->
        weights.put(rater, (1 - given) * (all > 0 ? own / all : 1.0 / direct.size())));
    return weights;
  }

  private static double share(Part part) {
    return part.share().isPresent() ? part.share().getAsInt() / 100.0 : NOT_AGREED;
  }

  /** All alike where the days of one are not known. */
  private static Map<String, Double> days(List<Part> direct) {
    boolean known = direct.stream().allMatch(part -> part.days().isPresent());
    var days = new TreeMap<String, Double>();
    for (var part : direct) {
      int own = part.days().orElse(0);
      days.put(
          part.rater(),
          !known ? 1.0 : part.line() == Line.TODAY ? Math.max(own, FEWEST_DAYS) : (double) own);
    }
    return days;
  }
}
