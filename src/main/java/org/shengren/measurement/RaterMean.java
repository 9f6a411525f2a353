package org.shengren.measurement;

import java.util.ArrayList;
import java.util.List;
import org.shengren.measurement.CompetencyAnswers.Rater;

/**
 * The mean m_r of one rater over some behaviours (measurement.md 2, step 1).
 *
 * @param ratings how many ratings it rests on
 */
record RaterMean(Rater rater, double mean, int ratings, int sum) {
  /**
   * Whether this rater saw enough to count: one rating, and half of the behaviours asked of the
   * source. Who saw less is skipped, not averaged.
   */
  private static boolean enough(int given, int asked) {
    return given > 0 && 2 * given >= asked;
  }

  static SeenBy over(List<Asked> behaviours, CompetencyAnswers answers) {
    var counted = new ArrayList<RaterMean>();
    var skipped = new ArrayList<Rater>();
    answers
        .byRater()
        .forEach((rater, ratings) -> {
          int asked = 0;
          int given = 0;
          int sum = 0;
          for (var behaviour : behaviours) {
            var rating = ratings.get(behaviour.indicator());
            if (rating != null) {
              given++;
              sum += rating;
            }
            if (rating != null || behaviour.of().contains(rater.source())) {
              asked++;
            }
          }
          if (enough(given, asked)) {
            counted.add(new RaterMean(rater, (double) sum / given, given, sum));
          } else if (asked > 0) {
            skipped.add(rater);
          }
        });
    return new SeenBy(counted, skipped);
  }

  /** The raters that count on some behaviours, and those that saw too little of them. */
  record SeenBy(List<RaterMean> counted, List<Rater> skipped) {
    /** Only raters that also count on the whole competency; the others saw too little of it. */
    SeenBy among(SeenBy whole) {
      var known = whole.counted.stream().map(RaterMean::rater).toList();
      return new SeenBy(
          counted.stream().filter(mean -> known.contains(mean.rater())).toList(), skipped);
    }
  }
}
