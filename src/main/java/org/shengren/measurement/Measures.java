package org.shengren.measurement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.shengren.assessment.Answer;
import org.shengren.assessment.ParticipantId;
import org.shengren.assessment.ParticipantReleased;
import org.shengren.assessment.ResultChanged;
import org.shengren.assessment.ratings.ParticipantRatings;
import org.shengren.assessment.ratings.SingleRatings;
import org.shengren.competency.Competency;
import org.shengren.competency.Indicator;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersions;
import org.shengren.competency.Scales;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.organization.HeadlineSight;
import org.shengren.organization.Sight;
import org.shengren.organization.Sights;
import org.shengren.tenancy.Tenants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The recorded measures of people: history that is only added to. Who reads needs a {@link Sight}.
 */
@Service
@Transactional(readOnly = true)
public class Measures {
  private final MeasureRecords records;
  private final SingleRatings ratings;
  private final ModelVersions versions;
  private final Tenants tenants;
  private final Scales scales;

  Measures(
      MeasureRecords records,
      SingleRatings ratings,
      ModelVersions versions,
      Tenants tenants,
      Scales scales) {
    this.records = records;
    this.ratings = ratings;
    this.versions = versions;
    this.tenants = tenants;
    this.scales = scales;
  }

  /** The figures by which the tenant reads measures at present. */
  public Settings settings(TenantId tenant) {
    var set = tenants.settings(tenant);
    return Settings.of(
        scales.inUse(tenant).heldAt(),
        set.masteryProbability(),
        set.holdingProbability(),
        set.anonymityMinimum());
  }

  /** The figures of the verdict, as the tenant sets them at present. */
  public VerdictRule verdictRule(TenantId tenant) {
    var set = tenants.settings(tenant);
    return VerdictRule.of(set.meetsShare(), set.nearlyShare(), set.unknownShare());
  }

  /**
   * The latest measure of each competency of the person, from placement and appraisal; development
   * results are read through {@link #of} and {@link #history}.
   */
  public List<RecordedMeasure> current(Sight sight) {
    return records.current(sight.viewer().tenant(), List.of(sight.person()));
  }

  /** The same for whoever composes the headline for the second line, and shows no more of it. */
  public List<RecordedMeasure> current(HeadlineSight sight) {
    return records.current(sight.viewer().tenant(), List.of(sight.person()));
  }

  /**
   * The same for many persons, in one statement; whoever has no measure is there with an empty
   * list.
   */
  public Map<PersonId, List<RecordedMeasure>> current(Sights sights) {
    var byPerson = new LinkedHashMap<PersonId, List<RecordedMeasure>>();
    sights.persons().forEach(person -> byPerson.put(person, new ArrayList<>()));
    records
        .current(sights.viewer().tenant(), sights.persons())
        .forEach(measure ->
            byPerson.computeIfAbsent(measure.person(), _ -> new ArrayList<>()).add(measure));
    byPerson.replaceAll((_, measures) -> List.copyOf(measures));
    return Collections.unmodifiableMap(byPerson);
  }

  /** What one assessment found, whatever its purpose; empty before its release. */
  public List<RecordedMeasure> of(Sight sight, ParticipantId participant) {
    return records.of(sight.viewer().tenant(), sight.person(), participant);
  }

  /** All measures of the person, of every purpose. */
  public MeasureHistory history(Sight sight) {
    return new MeasureHistory(records.history(sight.viewer().tenant(), sight.person()));
  }

  /**
   * On what a measure rests.
   *
   * @throws MeasureNotFound when the person in sight has no such measure
   */
  public Origin origin(Sight sight, MeasureId id) {
    var tenant = sight.viewer().tenant();
    var measure = records.find(tenant, sight.person(), id).orElseThrow(MeasureNotFound::new);
    var forms = ratings.of(tenant, measure.participant());
    var version = versions.get(tenant, measure.version());
    var raters = new EnumMap<Source, Integer>(Source.class);
    forms.raters().forEach(rater -> raters.merge(source(rater), 1, Integer::sum));
    return new Origin(
        measure,
        raters,
        version.competency(measure.competency()).indicators().stream()
            .map(Indicator::id)
            .filter(indicator ->
                forms.raters().stream().anyMatch(rater -> rater.asked().contains(indicator)))
            .map(
                indicator -> behaviour(forms, indicator, measure.basis().settings().minimumGroup()))
            .toList());
  }

  private static Origin.Behaviour behaviour(
      ParticipantRatings forms, IndicatorId indicator, int minimumGroup) {
    var named = new ArrayList<Origin.Named>();
    var others = new TreeMap<Integer, Integer>();
    for (var rater : forms.raters()) {
      var answer = Optional.ofNullable(rater.answers().get(indicator));
      if (source(rater).anonymous()) {
        answer.ifPresent(given -> {
          if (given instanceof Answer.Rated(int category)) {
            others.merge(category, 1, Integer::sum);
          }
        });
      } else {
        answer.ifPresent(
            given -> named.add(new Origin.Named(source(rater), rater.person(), given)));
      }
    }
    named.sort(Comparator.comparing(Origin.Named::source));
    var group = new Origin.Others(others);
    return new Origin.Behaviour(
        indicator, named, group.raters() >= minimumGroup ? Optional.of(group) : Optional.empty());
  }

  private static Source source(ParticipantRatings.Rater rater) {
    return Source.valueOf(rater.relationship().name());
  }

  /** Records what the released assessment found, in the transaction of the release. */
  @Transactional(propagation = Propagation.MANDATORY)
  void record(ParticipantReleased released) {
    record(released.tenant(), released.participant(), released.at(), _ -> true);
  }

  /**
   * Records anew what an appeal changed, in its transaction, beside what was recorded before. It
   * speaks of the day of the release: the ratings are the same, and what was measured since stays
   * the newer one.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void record(ResultChanged changed) {
    record(
        changed.tenant(),
        changed.participant(),
        changed.at(),
        competency -> changed.competencies().contains(competency.id()));
  }

  private void record(
      TenantId tenant, ParticipantId participant, Instant at, Predicate<Competency> which) {
    var settings = settings(tenant);
    var forms = ratings.of(tenant, participant);
    var several = ratings.withSeveralRaters(tenant, forms.campaign());
    var asOf = LocalDate.ofInstant(forms.asOf(), tenants.settings(tenant).zone());
    var estimation = new NaiveEstimation(SourceWeights.STANDARD, settings);
    for (var version : versions(tenant, forms)) {
      for (var rated : AnswersByCompetency.of(forms, version)) {
        if (which.test(rated.competency())) {
          var spreads = PooledVariance.of(sameCompetency(several, rated));
          records.add(
              tenant,
              new RecordedMeasure(
                  MeasureId.next(),
                  forms.person(),
                  forms.participant(),
                  forms.campaign(),
                  forms.purpose(),
                  version.modelId(),
                  version.id(),
                  rated.competency().id(),
                  rated.competency().code(),
                  rated.competency().layer(),
                  asOf,
                  new RecordedMeasure.Basis(
                      MeasureMethod.PLAIN, rated.answers().levels(), settings, spreads),
                  decided(forms, rated, estimation.measure(rated.answers(), spreads))),
              at);
        }
      }
    }
  }

  private static Measure decided(
      ParticipantRatings forms, AnswersByCompetency.Rated rated, Measure measure) {
    var agreed = forms.agreed().get(rated.competency().id());
    return agreed == null ? measure : measure.with(agreed.decided() ? Flag.DECIDED : Flag.AGREED);
  }

  private List<ModelVersion> versions(TenantId tenant, ParticipantRatings forms) {
    return Stream.concat(Stream.of(forms.familyVersion()), forms.coreVersion().stream())
        .map(version -> versions.get(tenant, version))
        .toList();
  }

  /** What the campaign says on one competency of one version. */
  private static List<CompetencyAnswers> sameCompetency(
      List<ParticipantRatings> campaign, AnswersByCompetency.Rated rated) {
    return campaign.stream()
        .map(forms -> AnswersByCompetency.asRated(forms, rated.competency()))
        .filter(answers -> !answers.asked().isEmpty())
        .toList();
  }
}
