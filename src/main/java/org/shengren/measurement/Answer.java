package org.shengren.measurement;

import java.util.Comparator;
import java.util.OptionalInt;

/**
 * What one rater said about one behaviour of the person.
 *
 * @param rater id of the rater (or of the assignment), the same for all answers of one rater
 * @param indicator id of the behaviour
 * @param rating 1 to 5; empty where the rater could not judge or saw no occasion, which is no
 *     number and no penalty
 */
public record Answer(String rater, Source source, String indicator, OptionalInt rating) {
  /** One order whatever the order of rows, so that the same answers give the same bits. */
  static final Comparator<Answer> ORDER =
      Comparator.comparing(Answer::source)
          .thenComparing(Answer::rater)
          .thenComparing(Answer::indicator);

  public Answer {
    if (rating.isPresent() && (rating.getAsInt() < 1 || rating.getAsInt() > 5)) {
      throw new IllegalArgumentException("a rating is 1 to 5: " + rating.getAsInt());
    }
  }

  public static Answer of(String rater, Source source, String indicator, int rating) {
    return new Answer(rater, source, indicator, OptionalInt.of(rating));
  }

  public static Answer none(String rater, Source source, String indicator) {
    return new Answer(rater, source, indicator, OptionalInt.empty());
  }
}
