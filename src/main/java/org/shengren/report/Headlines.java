package org.shengren.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.competency.ModelVersions;
import org.shengren.competency.RequirementProfile;
import org.shengren.competency.RequirementProfiles;
import org.shengren.kernel.TenantId;
import org.shengren.measurement.Measures;
import org.shengren.measurement.RecordedMeasure;
import org.shengren.organization.Directory;
import org.shengren.organization.HeadlineSight;
import org.shengren.organization.Position;
import org.shengren.organization.PositionRef;
import org.shengren.organization.Positions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Composes headlines for the second line. They rest on placement and appraisal results: what was
 * measured for development is between the person and who leads them.
 */
@Service
@Transactional(readOnly = true)
class Headlines {
  private final Directory directory;
  private final Positions positions;
  private final RequirementProfiles profiles;
  private final ModelVersions versions;
  private final Measures measures;

  Headlines(
      Directory directory,
      Positions positions,
      RequirementProfiles profiles,
      ModelVersions versions,
      Measures measures) {
    this.directory = directory;
    this.positions = positions;
    this.profiles = profiles;
    this.versions = versions;
    this.measures = measures;
  }

  Headline of(HeadlineSight sight) {
    var tenant = sight.viewer().tenant();
    var card = directory.card(tenant, sight.person());
    var position = card.position().map(PositionRef::id).flatMap(id -> positions.find(tenant, id));
    var profile = position.flatMap(own -> profiles.inForce(tenant, own.id()));
    if (profile.isEmpty()) {
      return new Headline(card, Optional.empty(), Optional.empty());
    }
    var found = found(tenant, position.orElseThrow(), profile.get(), measures.current(sight));
    return new Headline(card, position, found);
  }

  private Optional<Headline.Found> found(
      TenantId tenant,
      Position position,
      RequirementProfile profile,
      List<RecordedMeasure> current) {
    var model = versions.get(tenant, profile.version()).modelId();
    var measured = current.stream().filter(measure -> measure.model().equals(model)).toList();
    return measured.stream()
        .map(RecordedMeasure::asOf)
        .max(Comparator.naturalOrder())
        .map(latest ->
            Headline.Found.of(
                PersonalReport.compose(
                    new Material(
                        position,
                        profile,
                        Optional.empty(),
                        List.of(),
                        known(measured),
                        measures.settings(tenant),
                        measures.verdictRule(tenant))),
                latest));
  }

  private static Map<String, Known> known(List<RecordedMeasure> measured) {
    var known = new LinkedHashMap<String, Known>();
    measured.forEach(measure ->
        known.putIfAbsent(
            measure.code(),
            new Known(
                measure.measure(),
                measure.version(),
                measure.asOf(),
                Optional.empty(),
                List.of(),
                0)));
    return known;
  }
}
