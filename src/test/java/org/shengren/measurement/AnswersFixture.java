package org.shengren.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Answers that read as the case: {@code unlevelled(2).by(SELF, 4, 5).by(MANAGER, 3, NONE)}. */
record AnswersFixture(int levels, List<Asked> asked, List<Answer> answers, int raters) {
  /** No answer. */
  static final int NONE = 0;

  private static final NaiveEstimation PLAIN =
      new NaiveEstimation(SourceWeights.STANDARD, Settings.STANDARD);

  static AnswersFixture unlevelled(int behaviours) {
    return new AnswersFixture(
        0,
        IntStream.rangeClosed(1, behaviours).mapToObj(i -> Asked.ofEverybody("b" + i)).toList(),
        List.of(),
        0);
  }

  /** So many behaviours each of the levels asked, in their order. */
  static AnswersFixture levelled(int levels, int behaviours, int... askedLevels) {
    var asked = new ArrayList<Asked>();
    for (int level : askedLevels) {
      for (int i = 1; i <= behaviours; i++) {
        asked.add(Asked.ofEverybody("l" + level + "b" + i, level));
      }
    }
    return new AnswersFixture(levels, asked, List.of(), 0);
  }

  /** One more rater with a rating for each behaviour in turn, or {@link #NONE}. */
  AnswersFixture by(Source source, int... ratings) {
    var more = new ArrayList<>(answers);
    for (int i = 0; i < ratings.length; i++) {
      var rater = source.name() + raters;
      var indicator = asked.get(i).indicator();
      more.add(
          ratings[i] == NONE
              ? Answer.none(rater, source, indicator)
              : Answer.of(rater, source, indicator, ratings[i]));
    }
    return new AnswersFixture(levels, asked, more, raters + 1);
  }

  CompetencyAnswers person() {
    return new CompetencyAnswers(levels, asked, answers);
  }

  Measure measure() {
    return PLAIN.measure(person(), Spreads.UNSEEN);
  }

  Measure.Estimated estimated() {
    return (Measure.Estimated) measure();
  }

  /** Three hundred seeds; the failing one stands in the name of the test. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  /** A person with random raters, gaps and, in half of the cases, levels. */
  static AnswersFixture random(SplittableRandom random) {
    var fixture = random.nextBoolean() ? randomLevelled(random) : unlevelled(random.nextInt(1, 7));
    int raters = random.nextInt(1, 8);
    for (int i = 0; i < raters; i++) {
      var source = anySource(random);
      var ratings = new int[fixture.asked().size()];
      for (int b = 0; b < ratings.length; b++) {
        ratings[b] = random.nextInt(4) == 0 ? NONE : random.nextInt(1, 6);
      }
      fixture = fixture.by(source, ratings);
    }
    return fixture;
  }

  static Source anySource(SplittableRandom random) {
    var sources = List.of(Source.values());
    return sources.get(random.nextInt(sources.size()));
  }

  static AnswersFixture randomLevelled(SplittableRandom random) {
    int levels = random.nextInt(3, 5);
    var asked = IntStream.rangeClosed(1, levels).filter(_ -> random.nextInt(4) > 0).toArray();
    return levelled(
        levels, random.nextInt(1, 4), asked.length > 0 ? asked : new int[] {random.nextInt(1, 4)});
  }
}
