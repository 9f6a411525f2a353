package org.shengren.measurement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Computes the spread of each source over everybody rated on one competency in one campaign
 * (measurement.md 2, step 3): v = sum of (m_r - M_s)^2 / sum of (n_s - 1). With fewer than 30
 * degrees of freedom it is drawn towards 0.5: (30 * 0.5 + sum of squares) / (30 + df). So one rater
 * still gets an honest error, and identical answers do not get none.
 *
 * <p>Own choice: means over a whole competency and means over one level are pooled apart, for they
 * rest on different numbers of behaviours; and the variance is never below 0.01, so that a campaign
 * in which everybody agreed does not claim to be certain.
 */
public final class PooledVariance {
  /** Variance of raters' means where little is known, in squared points of the answer scale. */
  public static final double EXPECTED = 0.5;

  /** Degrees of freedom below which the pooled variance is drawn towards {@link #EXPECTED}. */
  public static final int ENOUGH = 30;

  /** The smallest variance that is believed. */
  public static final double SMALLEST = 0.01;

  private PooledVariance() {}

  /**
   * The spreads over everybody rated on one competency.
   *
   * @param campaign one entry for each person rated on the competency; their order does not matter
   *     to the last bit, for sums run over sorted squares
   */
  public static Spreads of(Collection<CompetencyAnswers> campaign) {
    var whole = new Squares();
    var perLevel = new Squares();
    for (var person : campaign) {
      var seen = RaterMean.over(person.asked(), person);
      whole.add(seen.counted());
      if (person.levelled()) {
        person
            .byLevel()
            .values()
            .forEach(behaviours ->
                perLevel.add(RaterMean.over(behaviours, person).among(seen).counted()));
      }
    }
    return new Spreads(whole.spreads(), perLevel.spreads());
  }

  /**
   * Squared deviations from the source's mean in each cell, kept until they are summed in order.
   */
  private static final class Squares {
    private final Map<Source, List<Double>> squares = new EnumMap<>(Source.class);
    private final Map<Source, Integer> degrees = new EnumMap<>(Source.class);

    void add(List<RaterMean> cell) {
      var bySource = new EnumMap<Source, List<Double>>(Source.class);
      for (var mean : cell) {
        bySource.computeIfAbsent(mean.rater().source(), _ -> new ArrayList<>()).add(mean.mean());
      }
      bySource.forEach((source, means) -> {
        double centre = means.stream().mapToDouble(Double::doubleValue).sum() / means.size();
        degrees.merge(source, means.size() - 1, Integer::sum);
        var kept = squares.computeIfAbsent(source, _ -> new ArrayList<>());
        means.forEach(mean -> kept.add((mean - centre) * (mean - centre)));
      });
    }

    Map<Source, Spread> spreads() {
      var spreads = new EnumMap<Source, Spread>(Source.class);
      degrees.forEach((source, df) -> {
        double sum = 0;
        for (double square : squares.getOrDefault(source, List.of()).stream().sorted().toList()) {
          sum += square;
        }
        double variance = df < ENOUGH ? (ENOUGH * EXPECTED + sum) / (ENOUGH + df) : sum / df;
        spreads.put(source, new Spread(Math.max(SMALLEST, variance), df));
      });
      return spreads;
    }
  }
}
