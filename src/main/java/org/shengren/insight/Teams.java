package org.shengren.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.competency.ModelVersions;
import org.shengren.competency.RequirementProfiles;
import org.shengren.kernel.TenantId;
import org.shengren.measurement.Measure;
import org.shengren.measurement.Measures;
import org.shengren.measurement.RecordedMeasure;
import org.shengren.organization.Directory;
import org.shengren.organization.JobFamilies;
import org.shengren.organization.JobFamilyId;
import org.shengren.organization.PersonCard;
import org.shengren.organization.Sights;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers the picture of a team: one statement for all measures, one for all people, and a few for
 * each job family; never one for each person.
 */
@Service
@Transactional(readOnly = true)
class Teams {
  private final Directory directory;
  private final JobFamilies families;
  private final ModelVersions versions;
  private final RequirementProfiles profiles;
  private final Measures measures;

  Teams(
      Directory directory,
      JobFamilies families,
      ModelVersions versions,
      RequirementProfiles profiles,
      Measures measures) {
    this.directory = directory;
    this.families = families;
    this.versions = versions;
    this.profiles = profiles;
    this.measures = measures;
  }

  Team of(Sights sights, Team.Sort sort) {
    return of(sights, directory.directReports(tenant(sights), sights.viewer().person()), sort);
  }

  /** The same for those whom the viewer leads by a dotted line only. */
  Team dotted(Sights sights, Team.Sort sort) {
    return of(sights, directory.dottedReports(tenant(sights), sights.viewer().person()), sort);
  }

  private static TenantId tenant(Sights sights) {
    return sights.viewer().tenant();
  }

  /**
   * The same for other people.
   *
   * @param named whoever of them is in sight is shown, in this order
   */
  Team of(Sights sights, List<PersonCard> named, Team.Sort sort) {
    var cards = named.stream().filter(card -> sights.persons().contains(card.id())).toList();
    if (cards.isEmpty()) {
      return new Team(List.of(), List.of());
    }
    var tenant = sights.viewer().tenant();
    var found = measures.current(sights);
    var known = new HashMap<JobFamilyId, Optional<Team.Family>>();
    var members =
        cards.stream()
            .map(card -> {
              var family =
                  card.position()
                      .flatMap(position ->
                          known.computeIfAbsent(position.familyId(), id -> family(tenant, id)));
              return new Team.Member(
                  card, family, byCode(family, found.getOrDefault(card.id(), List.of())));
            })
            .toList();
    return Team.of(members, measures.settings(tenant), measures.verdictRule(tenant), sort);
  }

  private Optional<Team.Family> family(TenantId tenant, JobFamilyId id) {
    return versions
        .published(tenant, id)
        .map(model ->
            new Team.Family(
                families.find(tenant, id).map(family -> family.name()).orElse(model.name()),
                model,
                profiles.ofVersion(tenant, model)));
  }

  private static Map<String, Measure> byCode(
      Optional<Team.Family> family, List<RecordedMeasure> measures) {
    var byCode = new HashMap<String, Measure>();
    measures.stream()
        .filter(
            measure -> family.filter(f -> f.model().modelId().equals(measure.model())).isPresent())
        .forEach(measure -> byCode.putIfAbsent(measure.code(), measure.measure()));
    return byCode;
  }
}
