package org.shengren.measurement;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.shengren.assessment.Answer;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.PersonId;

/**
 * On what a measure rests, down to the ratings, as far as anonymity lets it be told (product rules
 * 8 and 13): self, manager and panel by name; peers, direct reports and customers together, and
 * only where at least the tenant's minimum of them rated the behaviour.
 *
 * @param raters how many submitted a form, by source; whether or not they saw enough
 * @param behaviours in the order of the model
 */
public record Origin(
    RecordedMeasure measure, Map<Source, Integer> raters, List<Behaviour> behaviours) {
  public Origin {
    raters = Collections.unmodifiableMap(new TreeMap<>(raters));
    behaviours = List.copyOf(behaviours);
  }

  /**
   * One behaviour that was asked.
   *
   * @param named answers under a name, in the order of {@link Source}; where a rater left it out,
   *     the rater is missing
   * @param others the anonymous raters together, where they are enough
   */
  public record Behaviour(IndicatorId indicator, List<Named> named, Optional<Others> others) {
    public Behaviour {
      named = List.copyOf(named);
    }
  }

  /** What somebody answered who answers by name. */
  public record Named(Source source, PersonId rater, Answer answer) {}

  /**
   * Anonymous raters together.
   *
   * @param ratings how many of them gave each category, 1 to 5; a category nobody gave is missing
   */
  public record Others(SortedMap<Integer, Integer> ratings) {
    public Others {
      ratings = Collections.unmodifiableSortedMap(new TreeMap<>(ratings));
    }

    /** How many rated the behaviour. */
    public int raters() {
      return ratings.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many gave this category or a higher one. */
    public int atLeast(int category) {
      return ratings.tailMap(category).values().stream().mapToInt(Integer::intValue).sum();
    }
  }
}
