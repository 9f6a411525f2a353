package org.shengren.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shengren.assessment.AgreedResult;
import org.shengren.assessment.AgreedResults;
import org.shengren.assessment.Answer;
import org.shengren.assessment.CampaignId;
import org.shengren.assessment.Feedback;
import org.shengren.assessment.ParticipantId;
import org.shengren.assessment.Participation;
import org.shengren.assessment.Participations;
import org.shengren.competency.Competency;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelId;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersions;
import org.shengren.competency.RequirementProfile;
import org.shengren.competency.RequirementProfiles;
import org.shengren.competency.Scales;
import org.shengren.evidence.Evidence;
import org.shengren.kernel.TenantId;
import org.shengren.measurement.MeasureHistory;
import org.shengren.measurement.Measures;
import org.shengren.measurement.RecordedMeasure;
import org.shengren.organization.Directory;
import org.shengren.organization.JobFamilies;
import org.shengren.organization.PersonCard;
import org.shengren.organization.Position;
import org.shengren.organization.PositionId;
import org.shengren.organization.PositionNotFound;
import org.shengren.organization.PositionRef;
import org.shengren.organization.Positions;
import org.shengren.organization.Sight;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what a report is composed of. */
@Service
@Transactional(readOnly = true)
class PersonalReports {
  private final Directory directory;
  private final Positions positions;
  private final JobFamilies families;
  private final ModelVersions versions;
  private final RequirementProfiles profiles;
  private final Scales scales;
  private final Participations participations;
  private final Feedback feedback;
  private final AgreedResults agreements;
  private final Evidence evidence;
  private final Measures measures;

  PersonalReports(
      Directory directory,
      Positions positions,
      JobFamilies families,
      ModelVersions versions,
      RequirementProfiles profiles,
      Scales scales,
      Participations participations,
      Feedback feedback,
      AgreedResults agreements,
      Evidence evidence,
      Measures measures) {
    this.directory = directory;
    this.positions = positions;
    this.families = families;
    this.versions = versions;
    this.profiles = profiles;
    this.scales = scales;
    this.participations = participations;
    this.feedback = feedback;
    this.agreements = agreements;
    this.evidence = evidence;
    this.measures = measures;
  }

  /**
   * The report of the person in sight against a position; where none is named, against the person's
   * own, or else the one of the latest assessment.
   *
   * @throws PositionNotFound where there is no such position
   */
  Opened of(Sight sight, Optional<PositionId> named) {
    return of(sight, named, participations.released(sight), Optional.empty());
  }

  /** What one campaign found, against the position for which the person was assessed in it. */
  Opened of(Sight sight, CampaignId campaign) {
    var released = participations.released(sight);
    return of(
        sight,
        released.stream()
            .filter(participation -> participation.campaign().equals(campaign))
            .findFirst()
            .map(Participation.Released::position),
        released,
        Optional.of(campaign));
  }

  private Opened of(
      Sight sight,
      Optional<PositionId> named,
      List<Participation.Released> released,
      Optional<CampaignId> campaign) {
    var tenant = sight.viewer().tenant();
    var card = directory.card(tenant, sight.person());
    var against =
        named
            .or(() -> card.position().map(PositionRef::id))
            .or(() -> released.stream().findFirst().map(Participation.Released::position))
            .map(id -> positions.find(tenant, id).orElseThrow(PositionNotFound::new));
    var own = against.filter(p -> own(card, p)).isPresent();
    var heading =
        new Heading(
            card, against, own, choices(tenant), Optional.empty(), participations.running(sight));
    if (against.isEmpty()) {
      return new Opened.NoPosition(heading);
    }
    var profile = profiles.inForce(tenant, against.get().id());
    return profile.isEmpty()
        ? new Opened.NoRequirements(heading)
        : of(sight, heading, against.get(), profile.get(), released, campaign);
  }

  private static boolean own(PersonCard card, Position position) {
    return card.position().filter(p -> p.id().equals(position.id())).isPresent();
  }

  private Opened of(
      Sight sight,
      Heading heading,
      Position against,
      RequirementProfile profile,
      List<Participation.Released> released,
      Optional<CampaignId> campaign) {
    var tenant = sight.viewer().tenant();
    var family = versions.get(tenant, profile.version());
    var core = versions.core(tenant);
    var history = measures.history(sight);
    var models = models(family, core);
    var recorded =
        campaign
            .map(only -> byCode(measuredIn(only, history), models))
            .orElseGet(() -> recorded(sight, history, models));
    if (recorded.isEmpty()) {
      return new Opened.NoResult(heading);
    }
    var material =
        new Material(
            against,
            profile,
            core,
            asking(tenant, against),
            known(sight, recorded, history),
            measures.settings(tenant),
            measures.verdictRule(tenant));
    return new Opened.Report(
        new Heading(
            heading.card(),
            heading.against(),
            heading.own(),
            heading.choices(),
            rests(tenant, recorded, released),
            heading.running()),
        PersonalReport.compose(material),
        scales.inUse(tenant),
        recorded);
  }

  private static Set<ModelId> models(ModelVersion family, Optional<ModelVersion> core) {
    return core.isPresent()
        ? Set.of(family.modelId(), core.get().modelId())
        : Set.of(family.modelId());
  }

  /**
   * The measures in force. Results for development stand in only for somebody who has no others:
   * they are never mixed with those that may decide something (product rule 10).
   */
  private Map<String, RecordedMeasure> recorded(
      Sight sight, MeasureHistory history, Set<ModelId> models) {
    var current = byCode(measures.current(sight), models);
    return current.isEmpty() ? byCode(history.latest(), models) : current;
  }

  private static List<RecordedMeasure> measuredIn(CampaignId campaign, MeasureHistory history) {
    return history.measures().stream()
        .filter(measure -> measure.campaign().equals(campaign))
        .toList();
  }

  /** The first of each competency, which is the latest. */
  private static Map<String, RecordedMeasure> byCode(
      List<RecordedMeasure> measures, Set<ModelId> models) {
    var byCode = new LinkedHashMap<String, RecordedMeasure>();
    measures.stream()
        .filter(measure -> models.contains(measure.model()))
        .forEach(measure -> byCode.putIfAbsent(measure.code(), measure));
    return byCode;
  }

  private Map<String, Known> known(
      Sight sight, Map<String, RecordedMeasure> recorded, MeasureHistory history) {
    var tenant = sight.viewer().tenant();
    // Of each competency by the assessment in which it was measured: a later one in which nobody
    // could judge it says nothing of an earlier result.
    var answers = new HashMap<ParticipantId, Map<IndicatorId, Feedback.OnBehaviour>>();
    var decisions = new HashMap<ParticipantId, Map<CompetencyId, List<AgreedResult>>>();
    recorded.values().stream()
        .map(RecordedMeasure::participant)
        .distinct()
        .forEach(participant -> {
          answers.put(
              participant,
              feedback.about(sight, participant).stream()
                  .collect(
                      Collectors.toMap(
                          Feedback.OnBehaviour::indicator,
                          Function.identity(),
                          (_, last) -> last)));
          decisions.put(
              participant,
              agreements.of(sight, participant).stream()
                  .flatMap(settled -> settled.results().stream())
                  .collect(Collectors.groupingBy(AgreedResult::competency)));
        });
    var stories =
        evidence.of(sight).stream()
            .collect(
                Collectors.groupingBy(
                    written -> written.story().competency(), Collectors.counting()));
    var known = new LinkedHashMap<String, Known>();
    recorded.forEach((code, measure) -> {
      var competency = versions.get(tenant, measure.version()).competency(measure.competency());
      var given = answers.getOrDefault(measure.participant(), Map.of());
      var agreed =
          decisions
              .getOrDefault(measure.participant(), Map.of())
              .getOrDefault(competency.id(), List.of());
      known.put(
          code,
          new Known(
              measure.measure(),
              measure.version(),
              measure.asOf(),
              history
                  .before(measure)
                  .map(before -> new Known.Earlier(before.measure(), before.asOf())),
              rated(competency, given, agreed),
              stories.getOrDefault(code, 0L).intValue(),
              competency.indicators().stream()
                  .flatMap(indicator -> Optional.ofNullable(given.get(indicator.id())).stream())
                  .anyMatch(answer -> answer.manager().isPresent()),
              agreed));
    });
    return known;
  }

  private static List<RatedBehaviour> rated(
      Competency competency,
      Map<IndicatorId, Feedback.OnBehaviour> answers,
      List<AgreedResult> agreed) {
    Map<IndicatorId, Integer> settled = agreed.isEmpty() ? Map.of() : agreed.getLast().answers();
    var rated = new ArrayList<RatedBehaviour>();
    for (var indicator : competency.indicators()) {
      var answer = answers.get(indicator.id());
      if (answer != null) {
        var level = competency.levelOf(indicator.id());
        rated.add(
            new RatedBehaviour(
                indicator,
                level.isPresent() ? OptionalInt.of(level.get().number()) : OptionalInt.empty(),
                category(answer.self()),
                category(answer.manager()),
                settled.containsKey(indicator.id())
                    ? OptionalInt.of(settled.getOrDefault(indicator.id(), 0))
                    : OptionalInt.empty()));
      }
    }
    return rated;
  }

  private static OptionalInt category(Optional<Answer> answer) {
    return answer.orElse(null) instanceof Answer.Rated(int category)
        ? OptionalInt.of(category)
        : OptionalInt.empty();
  }

  private List<Material.Asking> asking(TenantId tenant, Position against) {
    var asked = profiles.ofFamily(tenant, against.familyId());
    return positions.ofFamily(tenant, against.familyId()).stream()
        .flatMap(position ->
            Optional.ofNullable(asked.get(position.id())).stream()
                .map(profile -> new Material.Asking(position, profile)))
        .toList();
  }

  private Optional<Heading.Rests> rests(
      TenantId tenant,
      Map<String, RecordedMeasure> recorded,
      List<Participation.Released> released) {
    var latest =
        recorded.values().stream()
            .filter(measure -> !versions.get(tenant, measure.version()).isCore())
            .max(Comparator.comparing(RecordedMeasure::asOf));
    return latest.flatMap(measure ->
        released.stream()
            .filter(participation -> participation.participant().equals(measure.participant()))
            .findFirst()
            .map(participation -> {
              var version = versions.get(tenant, measure.version());
              return new Heading.Rests(
                  measure.asOf(),
                  participation.campaignName(),
                  participation.purpose(),
                  version.name(),
                  version.number(),
                  participation.newSince());
            }));
  }

  private List<Heading.Choices> choices(TenantId tenant) {
    var byFamily =
        positions.all(tenant).stream()
            .collect(
                Collectors.groupingBy(Position::familyId, LinkedHashMap::new, Collectors.toList()));
    return families.all(tenant).stream()
        .filter(family -> byFamily.containsKey(family.id()))
        .map(family -> new Heading.Choices(family, byFamily.getOrDefault(family.id(), List.of())))
        .toList();
  }
}
