package org.shengren.measurement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.shengren.assessment.ratings.ParticipantRatings;
import org.shengren.competency.Competency;
import org.shengren.competency.Indicator;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersion;

/** Brings the forms about one participant into the shape on which measures are computed. */
final class AnswersByCompetency {
  private AnswersByCompetency() {}

  /** What was asked and answered on each competency of the version that was asked at all. */
  static List<Rated> of(ParticipantRatings ratings, ModelVersion version) {
    return version.competencies().stream()
        .map(competency -> new Rated(version, competency, of(ratings, competency)))
        .filter(rated -> !rated.answers().asked().isEmpty())
        .toList();
  }

  /** One competency of a version with what was asked and answered on it. */
  record Rated(ModelVersion version, Competency competency, CompetencyAnswers answers) {}

  /** As it was decided: an agreed answer takes the manager's place. */
  static CompetencyAnswers of(ParticipantRatings ratings, Competency competency) {
    return of(
        ratings,
        competency,
        Optional.ofNullable(ratings.agreed().get(competency.id()))
            .map(ParticipantRatings.Agreed::answers)
            .orElse(Map.of()));
  }

  /** As it was rated, which tells how far raters differ, whatever was agreed afterwards. */
  static CompetencyAnswers asRated(ParticipantRatings ratings, Competency competency) {
    return of(ratings, competency, Map.of());
  }

  private static CompetencyAnswers of(
      ParticipantRatings ratings, Competency competency, Map<IndicatorId, Integer> agreed) {
    var asked = new ArrayList<Asked>();
    var answers = new ArrayList<Answer>();
    for (var indicator : competency.indicators()) {
      var sources = EnumSet.noneOf(Source.class);
      for (var rater : ratings.raters()) {
        var source = Source.valueOf(rater.relationship().name());
        var settled = source == Source.MANAGER ? agreed.get(indicator.id()) : null;
        if (settled != null || rater.asked().contains(indicator.id())) {
          sources.add(source);
          answers.add(
              new Answer(
                  rater.assignment().value().toString(),
                  source,
                  indicator.id().value().toString(),
                  settled == null ? rating(rater, indicator) : OptionalInt.of(settled)));
        }
      }
      if (!sources.isEmpty()) {
        asked.add(
            new Asked(indicator.id().value().toString(), level(competency, indicator), sources));
      }
    }
    return new CompetencyAnswers(levels(competency), asked, answers, weights(ratings));
  }

  /** Several managers count by what they know; one alone, and all others, count alike. */
  private static Map<String, Double> weights(ParticipantRatings ratings) {
    var managers =
        ratings.raters().stream()
            .filter(rater -> Source.valueOf(rater.relationship().name()) == Source.MANAGER)
            .map(rater ->
                new ManagerParts.Part(
                    rater.assignment().value().toString(),
                    switch (rater.capacity()) {
                      case DOTTED_MANAGER -> ManagerParts.Line.DOTTED;
                      case FORMER_MANAGER -> ManagerParts.Line.FORMER;
                      default -> ManagerParts.Line.TODAY;
                    },
                    rater.daysLed(),
                    rater.share()))
            .toList();
    return managers.size() < 2 ? Map.of() : ManagerParts.of(managers);
  }

  private static OptionalInt rating(ParticipantRatings.Rater rater, Indicator indicator) {
    return rater.answers().get(indicator.id())
            instanceof org.shengren.assessment.Answer.Rated(int category)
        ? OptionalInt.of(category)
        : OptionalInt.empty();
  }

  private static int levels(Competency competency) {
    return competency instanceof Competency.Levelled levelled ? levelled.highest() : 0;
  }

  private static OptionalInt level(Competency competency, Indicator indicator) {
    var level = competency.levelOf(indicator.id());
    return level.isPresent() ? OptionalInt.of(level.get().number()) : OptionalInt.empty();
  }
}
