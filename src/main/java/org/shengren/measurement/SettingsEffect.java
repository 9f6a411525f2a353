package org.shengren.measurement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shengren.competency.ModelId;
import org.shengren.competency.ModelVersions;
import org.shengren.competency.RequirementProfile;
import org.shengren.competency.RequirementProfiles;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.organization.Directory;
import org.shengren.organization.PositionId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What other figures would make of the present measures: how many people would be told something
 * else about the position that they hold. Counts only; nobody is named.
 */
@Service
@Transactional(readOnly = true)
public class SettingsEffect {
  private static final int AT_ONCE = 500;

  /** The figures by which measures are read. */
  public record Reading(Settings settings, VerdictRule rule) {}

  /**
   * The counts.
   *
   * @param people who has a measure for placement or appraisal and a position with requirements
   * @param findings how many of them have a finding that would be another
   * @param verdicts how many of them have a verdict that would be another
   */
  public record Effect(int people, int findings, int verdicts) {}

  private final MeasureRecords records;
  private final Directory directory;
  private final RequirementProfiles profiles;
  private final ModelVersions versions;

  SettingsEffect(
      MeasureRecords records,
      Directory directory,
      RequirementProfiles profiles,
      ModelVersions versions) {
    this.records = records;
    this.directory = directory;
    this.profiles = profiles;
    this.versions = versions;
  }

  /** Compares two readings for everybody of the tenant. */
  public Effect of(TenantId tenant, Reading now, Reading then) {
    var known = new HashMap<PositionId, Optional<RequirementProfile>>();
    var judged = new HashSet<PersonId>();
    var findings = new HashSet<PersonId>();
    var verdicts = new HashSet<PersonId>();
    var people = records.measured(tenant);
    for (int from = 0; from < people.size(); from += AT_ONCE) {
      var some = people.subList(from, Math.min(people.size(), from + AT_ONCE));
      var cards = directory.cards(tenant, some);
      Map<PersonId, List<RecordedMeasure>> measures = new HashMap<>();
      records
          .current(tenant, some)
          .forEach(one -> measures.computeIfAbsent(one.person(), _ -> new ArrayList<>()).add(one));
      for (var person : some) {
        var profile =
            Optional.ofNullable(cards.get(person))
                .flatMap(card -> card.position())
                .flatMap(position ->
                    known.computeIfAbsent(position.id(), id -> profiles.inForce(tenant, id)));
        if (profile.isPresent()) {
          judged.add(person);
          var own =
              byCode(
                  measures.getOrDefault(person, List.of()),
                  versions.get(tenant, profile.get().version()).modelId());
          var before = judged(own, profile.get(), now);
          var after = judged(own, profile.get(), then);
          if (!findings(before).equals(findings(after))) {
            findings.add(person);
          }
          if (Verdict.of(before, now.rule()).outcome()
              != Verdict.of(after, then.rule()).outcome()) {
            verdicts.add(person);
          }
        }
      }
    }
    return new Effect(judged.size(), findings.size(), verdicts.size());
  }

  private static Map<String, Measure> byCode(List<RecordedMeasure> measures, ModelId model) {
    var byCode = new HashMap<String, Measure>();
    measures.stream()
        .filter(one -> one.model().equals(model))
        .forEach(one -> byCode.put(one.code(), one.measure()));
    return byCode;
  }

  private static List<Finding> findings(List<JudgedRequirement> judged) {
    return judged.stream().map(one -> one.judgement().finding()).toList();
  }

  private static List<JudgedRequirement> judged(
      Map<String, Measure> measures, RequirementProfile profile, Reading reading) {
    var judged = new ArrayList<JudgedRequirement>();
    for (var requirement : profile.requirements()) {
      var measure =
          measures.getOrDefault(
              requirement.competency().code(),
              new Measure.NotObserved(Measure.NotObserved.Reason.NO_DATA, Set.of()));
      judged.add(
          new JudgedRequirement(
              requirement.competency().code(),
              requirement.weight(),
              requirement.mustHave(),
              Judgement.of(
                  measure, Bar.of(requirement.demand(), reading.settings()), reading.settings())));
    }
    return judged;
  }
}
