package org.shengren.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The reference case naive-estimate, whole. */
class NaiveEstimateCaseTest {
  private static final List<Asked> FOUR =
      Stream.of("n1", "n2", "n3", "n4").map(Asked::ofEverybody).toList();

  /** The case counts every rater; withholding small groups is tested apart. */
  private static final Settings EVERY_RATER = Settings.STANDARD.minimumGroup(1);

  private final ReferenceCase reference = ReferenceCase.named("naive-estimate");
  private final Map<Integer, CompetencyAnswers> persons = persons();
  private final Spreads spreads = PooledVariance.of(persons.values());

  private Map<Integer, CompetencyAnswers> persons() {
    var answers = new TreeMap<Integer, List<Answer>>();
    for (var row : reference.rows("ratings.csv")) {
      var rating = row.get("rating");
      var source = Source.valueOf(row.get("relationship"));
      answers
          .computeIfAbsent(Integer.valueOf(row.get("person")), _ -> new ArrayList<>())
          .add(
              rating.isEmpty()
                  ? Answer.none(row.get("rater"), source, row.get("indicator"))
                  : Answer.of(
                      row.get("rater"), source, row.get("indicator"), Integer.parseInt(rating)));
    }
    var persons = new TreeMap<Integer, CompetencyAnswers>();
    answers.forEach((person, given) -> persons.put(person, new CompetencyAnswers(0, FOUR, given)));
    return persons;
  }

  @Test
  void spreadsOfTheSourcesAreThoseOfTheCase() {
    var variances = reference.expected().path("pooled_variance");
    var degrees = reference.expected().path("pooled_df");
    assertThat(variances.size()).isEqualTo(4);
    for (var entry : variances.properties()) {
      var spread = spreads.whole(Source.valueOf(entry.getKey()));
      assertThat(spread.variance())
          .as(entry.getKey())
          .isCloseTo(
              entry.getValue().path("value").asDouble(),
              within(entry.getValue().path("tolerance").asDouble()));
      assertThat(spread.degreesOfFreedom())
          .as(entry.getKey())
          .isEqualTo(degrees.path(entry.getKey()).asInt());
    }
  }

  @Test
  void everyPersonHasTheEstimateErrorAndProbabilityOfTheCase() {
    var estimation = new NaiveEstimation(SourceWeights.STANDARD, EVERY_RATER);
    double tolerance = reference.expected().path("tolerance").path("value").asDouble();
    int seen = 0;
    for (JsonNode expected : reference.expected().path("persons")) {
      int person = expected.path("person").asInt();
      var measure = estimation.measure(Objects.requireNonNull(persons.get(person)), spreads);
      seen++;
      if (expected.path("estimate").isNull()) {
        assertThat(measure)
            .as("person " + person)
            .isInstanceOfSatisfying(
                Measure.SelfView.class,
                view ->
                    assertThat(view.mean())
                        .isCloseTo(expected.path("self_mean").asDouble(), within(tolerance)));
        continue;
      }
      assertThat(measure)
          .as("person " + person)
          .isInstanceOfSatisfying(
              Measure.Estimated.class, estimated -> agree(estimated, expected, tolerance));
    }
    assertThat(seen).isEqualTo(40);
  }

  private static void agree(Measure.Estimated measure, JsonNode expected, double tolerance) {
    assertThat(measure.estimate().value())
        .isCloseTo(expected.path("estimate").asDouble(), within(tolerance));
    assertThat(measure.estimate().standardError())
        .isCloseTo(expected.path("se").asDouble(), within(tolerance));
    assertThat(measure.probabilityOfMeeting(new Bar.At(3.5)).orElseThrow().value())
        .isCloseTo(expected.path("p_meets_3_5").asDouble(), within(tolerance));
    assertThat(measure.observers()).isEqualTo(expected.path("observers").asInt());
    assertThat(measure.skippedRaters()).isEqualTo(expected.path("skipped_raters").asInt());
    if (expected.path("self_mean").isNull()) {
      assertThat(measure.self()).isEmpty();
    } else {
      assertThat(measure.self().orElseThrow().mean())
          .isCloseTo(expected.path("self_mean").asDouble(), within(tolerance));
    }
  }
}
