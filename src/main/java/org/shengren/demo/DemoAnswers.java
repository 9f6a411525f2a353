package org.shengren.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.shengren.assessment.Answer;
import org.shengren.assessment.Capacity;
import org.shengren.assessment.OpenQuestionnaires.OpenQuestionnaire;
import org.shengren.competency.Competency;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.Demand;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.Requirement;
import org.shengren.competency.RequirementProfile;
import org.shengren.organization.PositionId;

/** What the raters of the demo company answer about each behaviour, from how people stand. */
final class DemoAnswers {
  /** How far above a level a person must be for its behaviours to be rated one category higher. */
  private static final double CATEGORIES_PER_LEVEL = 1.1;

  /** A behaviour with what it belongs to. */
  private record Asked(Competency competency, Optional<Integer> level, String code) {}

  private final Standing standing;
  private final Map<IndicatorId, Asked> asked = new HashMap<>();
  private final Map<PositionId, RequirementProfile> required = new HashMap<>();
  private final double coreDegree;

  /** Knows the published core model; the families are to be learned. */
  DemoAnswers(Standing standing, ModelVersion core) {
    this.standing = standing;
    coreDegree = core.expectedDegree().orElseThrow();
    learn(core);
  }

  /** The published model of a family with the profiles of its positions. */
  void learn(ModelVersion family, Map<PositionId, RequirementProfile> profiles) {
    learn(family);
    required.putAll(profiles);
  }

  private void learn(ModelVersion version) {
    for (var competency : version.competencies()) {
      switch (competency) {
        case Competency.Unlevelled unlevelled ->
            unlevelled
                .behaviours()
                .forEach(b -> asked.put(b.id(), new Asked(competency, Optional.empty(), b.code())));
        case Competency.Levelled levelled ->
            levelled
                .levels()
                .forEach(level ->
                    level
                        .behaviours()
                        .forEach(b ->
                            asked.put(
                                b.id(),
                                new Asked(competency, Optional.of(level.number()), b.code()))));
      }
    }
  }

  /** An answer in the first (0) or a later assessment. */
  Answer of(
      String rater,
      DemoCompany.Employee person,
      OpenQuestionnaire questionnaire,
      IndicatorId indicator,
      int number) {
    var behaviour = Objects.requireNonNull(asked.get(indicator));
    var competency = behaviour.competency().code();
    var self = questionnaire.capacity() == Capacity.SELF;
    if (!self && standing.unseen(person.number(), competency, behaviour.code(), number)) {
      return Answer.None.CANNOT_JUDGE;
    }
    var stands = standing.of(person.number(), competency, number);
    var expected =
        expected(person, behaviour, stands)
            + (self ? standing.selfView(person.number(), competency) : 0);
    return Answer.rated(
        standing.category(rater, person.number(), behaviour.code(), number, expected));
  }

  /** Where the answer of an unbiased rater would lie on the scale 1-5. */
  private double expected(DemoCompany.Employee person, Asked behaviour, double stands) {
    var own = Objects.requireNonNull(required.get(person.position().orElseThrow().id()));
    var demand =
        own.requirements().stream()
            .filter(requirement ->
                requirement.competency().code().equals(behaviour.competency().code()))
            .map(requirement -> requirement.demand())
            .findFirst();
    if (demand.isEmpty()) {
      return coreDegree + stands;
    }
    return switch (demand.get()) {
      case Demand.OfDegree of -> of.degree() + stands;
      case Demand.OfLevel of ->
          3 + CATEGORIES_PER_LEVEL * (of.level() + stands - behaviour.level().orElseThrow());
    };
  }

  /** Whether a behaviour belongs to a competency. */
  boolean belongs(IndicatorId indicator, CompetencyId competency) {
    return Objects.requireNonNull(asked.get(indicator)).competency().id().equals(competency);
  }

  CompetencyId disputed(DemoCompany.Employee person, CompanyFile.DisputeLine line) {
    var position = person.position().orElseThrow().id();
    return Objects.requireNonNull(required.get(position)).requirements().stream()
        .map(Requirement::competency)
        .filter(competency -> competency.code().equals(line.competency()))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
