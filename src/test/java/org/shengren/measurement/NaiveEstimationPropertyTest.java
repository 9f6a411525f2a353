package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NaiveEstimationPropertyTest {
  private static final String SEEDS = "org.shengren.measurement.AnswersFixture#seeds";

  private static final NaiveEstimation PLAIN =
      new NaiveEstimation(SourceWeights.STANDARD, Settings.STANDARD);

  private static List<CompetencyAnswers> campaign(long seed) {
    var random = new SplittableRandom(seed);
    var campaign = new ArrayList<CompetencyAnswers>();
    for (int i = 0; i < 8; i++) {
      campaign.add(AnswersFixture.random(random).person());
    }
    return campaign;
  }

  private static List<Measure> measures(List<CompetencyAnswers> campaign) {
    var spreads = PooledVariance.of(campaign);
    return campaign.stream().map(person -> PLAIN.measure(person, spreads)).toList();
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void theOrderOfRowsChangesNotOneBit(long seed) {
    var campaign = campaign(seed);
    var shuffle = new Random(seed);
    var shuffled = new ArrayList<CompetencyAnswers>();
    for (var person : campaign) {
      var answers = new ArrayList<>(person.answers());
      var asked = new ArrayList<>(person.asked());
      Collections.shuffle(answers, shuffle);
      Collections.shuffle(asked, shuffle);
      shuffled.add(new CompetencyAnswers(person.levels(), asked, answers));
    }
    assertThat(measures(shuffled)).isEqualTo(measures(campaign));
    var otherWayRound = shuffled.reversed();
    assertThat(PooledVariance.of(otherWayRound)).isEqualTo(PooledVariance.of(campaign));
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void aRatersOnlyRatingDroppedIsTheSameAsNotObserved(long seed) {
    var random = new SplittableRandom(seed);
    var person = AnswersFixture.unlevelled(1);
    int raters = random.nextInt(1, 7);
    for (int i = 0; i < raters; i++) {
      person = person.by(AnswersFixture.anySource(random), random.nextInt(1, 6));
    }
    int dropped = random.nextInt(raters);
    var without = new ArrayList<>(person.answers());
    var gone = without.remove(dropped);
    var silent = new ArrayList<>(person.answers());
    silent.set(
        dropped, new Answer(gone.rater(), gone.source(), gone.indicator(), OptionalInt.empty()));
    var absent = PLAIN.measure(person(person, without), Spreads.UNSEEN);
    var unanswered = PLAIN.measure(person(person, silent), Spreads.UNSEEN);
    assertThat(figures(unanswered)).isEqualTo(figures(absent));
  }

  private static CompetencyAnswers person(AnswersFixture person, List<Answer> answers) {
    return new CompetencyAnswers(0, person.asked(), answers);
  }

  /**
   * All figures; a rater who was there and saw nothing is counted as skipped, which is no figure.
   */
  private static Object figures(Measure measure) {
    return switch (measure) {
      case Measure.Estimated e -> List.of(e.estimate(), e.sources(), e.self(), e.observers());
      case Measure.SelfView s -> List.of(s.mean(), s.standardError(), s.ratings());
      case Measure.NotObserved n -> n.reason();
    };
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void identicalAnswersNeverClaimToBeCertain(long seed) {
    var random = new SplittableRandom(seed);
    int rating = random.nextInt(1, 6);
    var persons = new ArrayList<CompetencyAnswers>();
    for (int i = 0; i < 20; i++) {
      var person = AnswersFixture.levelled(4, 1, 1, 2, 3, 4);
      int raters = random.nextInt(1, 9);
      for (int r = 0; r < raters; r++) {
        person = person.by(Source.PANEL, rating, rating, rating, rating);
      }
      persons.add(person.person());
    }
    for (var measure : measures(persons)) {
      var estimated = (Measure.Estimated) measure;
      assertThat(estimated.estimate().standardError()).isGreaterThan(0.01);
      assertThat(estimated.result(Settings.STANDARD).standardError()).isGreaterThan(0.01);
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void theProbabilityFallsWithTheLevelAndThePositionStaysOnTheScale(long seed) {
    for (var measure : measures(campaign(seed))) {
      if (measure instanceof Measure.Estimated estimated && estimated.levelled()) {
        double before = 1;
        for (var level : estimated.levels()) {
          double p =
              estimated
                  .probabilityOfMeeting(new Bar.OfLevel(level.level(), 3))
                  .orElseThrow()
                  .value();
          assertThat(p).isBetween(0.0, before);
          before = p;
        }
        var position = estimated.position().orElseThrow();
        assertThat(position.value()).isBetween(0.0, (double) position.levels());
        assertThat(position.interval().low()).isBetween(0.0, position.value());
        assertThat(position.interval().high())
            .isBetween(position.value(), (double) position.levels());
      }
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void levelMeansNeverRiseAndKeepTheirWeightedMean(long seed) {
    for (var measure : measures(campaign(seed))) {
      if (measure instanceof Measure.Estimated estimated && estimated.levelled()) {
        double before = 5;
        double pooled = 0;
        double observed = 0;
        for (var level : estimated.levels()) {
          assertThat(level.estimate().value()).isLessThanOrEqualTo(before);
          before = level.estimate().value();
          pooled += level.ratings() * level.estimate().value();
          observed += level.ratings() * level.observed();
        }
        assertThat(pooled).isCloseTo(observed, within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void reversingTheScaleMirrorsTheEstimateAndKeepsItsError(long seed) {
    var campaign = campaign(seed);
    var mirrored =
        campaign.stream()
            .map(person ->
                new CompetencyAnswers(
                    person.levels(),
                    person.asked(),
                    person.answers().stream()
                        .map(answer ->
                            answer.rating().isPresent()
                                ? Answer.of(
                                    answer.rater(),
                                    answer.source(),
                                    answer.indicator(),
                                    6 - answer.rating().getAsInt())
                                : answer)
                        .toList()))
            .toList();
    var measures = measures(campaign);
    var mirrors = measures(mirrored);
    for (int i = 0; i < measures.size(); i++) {
      if (measures.get(i) instanceof Measure.Estimated one) {
        var other = (Measure.Estimated) mirrors.get(i);
        assertThat(other.estimate().value()).isCloseTo(6 - one.estimate().value(), within(1e-9));
        assertThat(other.estimate().standardError())
            .isCloseTo(one.estimate().standardError(), within(1e-9));
        assertThat(other.estimate().probabilityAbove(2.5))
            .isCloseTo(1 - one.estimate().probabilityAbove(3.5), within(1e-9));
      } else {
        assertThat(mirrors.get(i).getClass()).isEqualTo(measures.get(i).getClass());
      }
    }
  }

  @ParameterizedTest
  @MethodSource(SEEDS)
  void aHigherBarIsNeverMoreProbable(long seed) {
    for (var measure : measures(campaign(seed))) {
      if (measure instanceof Measure.Estimated estimated && !estimated.levelled()) {
        double before = 1;
        for (double degree = 1; degree <= 5; degree += 0.5) {
          double p = estimated.probabilityOfMeeting(new Bar.OfDegree(degree)).orElseThrow().value();
          assertThat(p).isBetween(0.0, before);
          before = p;
        }
      }
    }
  }
}
