package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shengren.measurement.ManagerParts.Line;
import org.shengren.measurement.ManagerParts.Part;

class ManagerPartsTest {
  private static final List<Line> LINES = List.copyOf(EnumSet.allOf(Line.class));
  private static final String SEEDS = "org.shengren.measurement.AnswersFixture#seeds";
  private static final NaiveEstimation PLAIN =
      new NaiveEstimation(SourceWeights.STANDARD, Settings.STANDARD);

  private static Part led(String rater, Line line, int days) {
    return new Part(rater, line, OptionalInt.of(days), OptionalInt.empty());
  }

  private static Part dotted(String rater, int share) {
    return new Part(rater, Line.DOTTED, OptionalInt.empty(), OptionalInt.of(share));
  }

  private static List<Part> any(SplittableRandom random) {
    var parts = new ArrayList<Part>();
    int count = random.nextInt(1, 7);
    for (int i = 0; i < count; i++) {
      parts.add(
          new Part(
              "m" + i,
              LINES.get(random.nextInt(LINES.size())),
              random.nextInt(4) == 0
                  ? OptionalInt.empty()
                  : OptionalInt.of(random.nextInt(3) == 0 ? 0 : random.nextInt(400)),
              random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(100))));
    }
    return parts;
  }

  @Test
  void formerManagersCountByTheirMonths() {
    var weights =
        ManagerParts.of(List.of(led("now", Line.TODAY, 122), led("then", Line.FORMER, 243)));
    assertThat(weights.get("now")).isCloseTo(122.0 / 365, within(1e-12));
    assertThat(weights.get("then")).isCloseTo(243.0 / 365, within(1e-12));
  }

  @Test
  void dottedLinesCountByTheirShareAndTheDirectLineHasTheRest() {
    var weights =
        ManagerParts.of(
            List.of(
                led("now", Line.TODAY, 100), led("then", Line.FORMER, 300), dotted("beside", 20)));
    assertThat(weights.get("beside")).isCloseTo(0.2, within(1e-12));
    assertThat(weights.get("now")).isCloseTo(0.2, within(1e-12));
    assertThat(weights.get("then")).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void sharesOfMoreThanHalfLeaveTheDirectLineHalf() {
    var weights =
        ManagerParts.of(List.of(led("now", Line.TODAY, 365), dotted("a", 90), dotted("b", 30)));
    assertThat(weights.get("now")).isCloseTo(0.5, within(1e-12));
    assertThat(weights.get("a")).isCloseTo(0.375, within(1e-12));
  }

  @Test
  void whereNoShareWasAgreedOrDaysAreNotKnownTheyCountAlike() {
    var open = new Part("beside", Line.DOTTED, OptionalInt.empty(), OptionalInt.empty());
    assertThat(ManagerParts.of(List.of(led("now", Line.TODAY, 365), open)))
        .isEqualTo(Map.of("beside", 0.5, "now", 0.5));
    var unknown = new Part("now", Line.TODAY, OptionalInt.empty(), OptionalInt.empty());
    assertThat(ManagerParts.of(List.of(unknown, led("then", Line.FORMER, 200))))
        .isEqualTo(Map.of("now", 0.5, "then", 0.5));
  }

  @Test
  void whoLeadsSinceYesterdayIsNotCountedForNothing() {
    var weights =
        ManagerParts.of(List.of(led("now", Line.TODAY, 0), led("then", Line.FORMER, 270)));
    assertThat(weights.get("now")).isCloseTo(0.1, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void weightsSumToOneAndNoneIsNegative(long seed) {
    var weights = ManagerParts.of(any(new SplittableRandom(seed)));
    assertThat(weights.values()).allMatch(weight -> weight >= 0 && weight <= 1 + 1e-12);
    assertThat(weights.values().stream().mapToDouble(d -> d).sum()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void theOrderOfManagersChangesNotOneBit(long seed) {
    var parts = any(new SplittableRandom(seed));
    var shuffled = new ArrayList<>(parts);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(ManagerParts.of(shuffled)).isEqualTo(ManagerParts.of(parts));
  }

  private static CompetencyAnswers rated(Map<String, Double> weights, int... ratings) {
    var answers = new ArrayList<Answer>();
    for (int i = 0; i < ratings.length; i++) {
      answers.add(Answer.of("m" + i, Source.MANAGER, "a", ratings[i]));
    }
    return new CompetencyAnswers(0, List.of(Asked.ofEverybody("a")), answers, weights);
  }

  private static Measure.Estimated measured(CompetencyAnswers answers) {
    return (Measure.Estimated) PLAIN.measure(answers, Spreads.UNSEEN);
  }

  /** 243 of 365 days 4, 122 days 2: 3.3315; sqrt(.5 (.6658^2 + .3342^2)) = .526758. */
  @Test
  void theEstimateIsTheMeanOverThePartsAndItsErrorThatOfStratifiedSampling() {
    var measure = measured(rated(Map.of("m0", 243.0 / 365, "m1", 122.0 / 365), 4, 2));
    assertThat(measure.estimate().value()).isCloseTo(1216.0 / 365, within(1e-12));
    assertThat(measure.estimate().standardError()).isCloseTo(0.526758, within(1e-6));
    assertThat(measure.sources().getFirst().effectiveRaters())
        .isCloseTo(365.0 * 365 / (243 * 243 + 122 * 122), within(1e-12));
  }

  /** Never surer than raters who count alike, never less sure than one alone. */
  @ParameterizedTest
  @MethodSource(SEEDS)
  void weightsMakeNobodySurer(long seed) {
    var random = new SplittableRandom(seed);
    int count = random.nextInt(1, 7);
    var ratings = random.ints(count, 1, 6).toArray();
    var weights = new HashMap<String, Double>();
    for (int i = 0; i < count; i++) {
      weights.put("m" + i, random.nextInt(4) == 0 ? 0.0 : random.nextDouble());
    }
    var alike = measured(rated(Map.of(), ratings));
    var weighed = measured(rated(weights, ratings));
    assertThat(weighed.estimate().value()).isBetween(1.0, 5.0);
    assertThat(weighed.estimate().standardError())
        .isGreaterThanOrEqualTo(alike.estimate().standardError() - 1e-12)
        .isLessThanOrEqualTo(Math.sqrt(PooledVariance.EXPECTED) + 1e-12);
    assertThat(weighed.observers()).isEqualTo(count);
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void oneManagerAloneAndManagersWhoCountAlikeAreAsBeforeToTheLastBit(long seed) {
    var random = new SplittableRandom(seed);
    var weight = random.nextInt(5) == 0 ? 0.0 : random.nextDouble();
    int count = random.nextInt(1, 5);
    var ratings = random.ints(count, 1, 6).toArray();
    var weights = new HashMap<String, Double>();
    for (int i = 0; i < count; i++) {
      weights.put("m" + i, weight);
    }
    assertThat(measured(rated(weights, ratings))).isEqualTo(measured(rated(Map.of(), ratings)));
  }
}
