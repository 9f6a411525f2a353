package org.shengren.measurement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * All that was asked and answered about one person on one competency in one campaign.
 *
 * @param levels how many levels the competency has in its model; 0 for an unlevelled one
 * @param asked the questionnaire; either all behaviours have a level or none has
 * @param answers at most one for each rater and behaviour; what is missing counts as not answered
 * @param weights of raters beside others of their source, by id; who is missing weighs 1
 */
public record CompetencyAnswers(
    int levels, List<Asked> asked, List<Answer> answers, Map<String, Double> weights) {
  /** Raters of one source count alike. */
  public CompetencyAnswers(int levels, List<Asked> asked, List<Answer> answers) {
    this(levels, asked, answers, Map.of());
  }

  public CompetencyAnswers {
    weights = Map.copyOf(weights);
    for (var weight : weights.values()) {
      if (!(weight >= 0) || weight.isInfinite()) {
        throw new IllegalArgumentException("a weight is 0 or more: " + weight);
      }
    }
    asked = List.copyOf(asked);
    answers = answers.stream().sorted(Answer.ORDER).toList();
    var known = new HashSet<String>();
    for (var behaviour : asked) {
      if (!known.add(behaviour.indicator())) {
        throw new IllegalArgumentException("asked twice: " + behaviour.indicator());
      }
      int level = behaviour.level().orElse(0);
      if (level > levels || (levels > 0 && level == 0)) {
        throw new IllegalArgumentException(
            "level " + level + " of " + levels + ": " + behaviour.indicator());
      }
    }
    var sources = new HashMap<String, Source>();
    Answer before = null;
    for (var answer : answers) {
      if (!known.contains(answer.indicator())) {
        throw new IllegalArgumentException("answered, not asked: " + answer.indicator());
      }
      var source = sources.putIfAbsent(answer.rater(), answer.source());
      if (source != null && source != answer.source()) {
        throw new IllegalArgumentException("one rater, two sources: " + answer.rater());
      }
      if (before != null && Answer.ORDER.compare(before, answer) == 0) {
        throw new IllegalArgumentException("answered twice: " + answer);
      }
      before = answer;
    }
  }

  boolean levelled() {
    return levels > 0;
  }

  /** The behaviours by level, ascending; the one group 0 for an unlevelled competency. */
  SequencedMap<Integer, List<Asked>> byLevel() {
    var groups = new TreeMap<Integer, List<Asked>>();
    for (var behaviour : asked) {
      groups.computeIfAbsent(behaviour.level().orElse(0), _ -> new ArrayList<>()).add(behaviour);
    }
    return groups;
  }

  /** The given ratings of each rater, in the one order of raters. */
  SequencedMap<Rater, Map<String, Integer>> byRater() {
    var raters = new TreeMap<Rater, Map<String, Integer>>();
    for (var answer : answers) {
      var given =
          raters.computeIfAbsent(new Rater(answer.source(), answer.rater()), _ -> new TreeMap<>());
      answer.rating().ifPresent(rating -> given.put(answer.indicator(), rating));
    }
    return raters;
  }

  record Rater(Source source, String id) implements Comparable<Rater> {
    @Override
    public int compareTo(Rater other) {
      int bySource = source.compareTo(other.source);
      return bySource != 0 ? bySource : id.compareTo(other.id);
    }
  }
}
