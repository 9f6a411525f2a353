package org.shengren.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shengren.competency.ModelVersion;
import org.shengren.competency.ModelVersions;
import org.shengren.competency.RequirementProfile;
import org.shengren.competency.RequirementProfiles;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.Bar;
import org.shengren.measurement.Judgement;
import org.shengren.measurement.Measure;
import org.shengren.measurement.Measures;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PersonCard;
import org.shengren.organization.Position;
import org.shengren.organization.PositionId;
import org.shengren.organization.PositionNotFound;
import org.shengren.organization.Positions;
import org.shengren.organization.Tree;
import org.shengren.organization.UnitNode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers who is near a position: one statement for all people, however many they are. */
@Service
@Transactional
class NearPositions {
  /**
   * Who is near it, a part of them.
   *
   * @param cards of those on this part
   * @param units where the viewer may see somebody, with how many people, those below included
   * @param people how many the viewer may see in the chosen unit, or anywhere
   * @param measured how many of them have a placement or appraisal result on the model
   */
  record Found(
      Position position,
      boolean asked,
      NearPosition near,
      List<NearPosition.Candidate> part,
      Map<PersonId, PersonCard> cards,
      List<UnitChoice> units,
      int people,
      int measured) {}

  /** A unit to choose. */
  record UnitChoice(UnitNode unit, int people) {}

  /** A position against which the viewer stands. */
  record Own(Position position, NearPosition.Candidate standing, boolean filled) {}

  private final AccessPolicy policy;
  private final Positions positions;
  private final RequirementProfiles profiles;
  private final ModelVersions versions;
  private final Measures measures;
  private final NearPositionQuery query;
  private final Tree tree;
  private final Directory directory;

  NearPositions(
      AccessPolicy policy,
      Positions positions,
      RequirementProfiles profiles,
      ModelVersions versions,
      Measures measures,
      NearPositionQuery query,
      Tree tree,
      Directory directory) {
    this.policy = policy;
    this.positions = positions;
    this.profiles = profiles;
    this.versions = versions;
    this.measures = measures;
    this.query = query;
    this.tree = tree;
    this.directory = directory;
  }

  static boolean offeredTo(Viewer viewer) {
    return viewer.has(Role.MANAGER) || viewer.has(Role.HR_PARTNER);
  }

  /**
   * Who is near the position among those whom the viewer may see singly; the trail names those on
   * this part.
   *
   * @param unit only people of this unit and below
   * @param unclear those of whom too little is known, instead of the others
   */
  Found of(
      Viewer viewer,
      PositionId id,
      Optional<OrgUnitId> unit,
      boolean unclear,
      int skipped,
      int most) {
    if (!offeredTo(viewer)) {
      throw new Forbidden();
    }
    var tenant = viewer.tenant();
    var position = positions.find(tenant, id).orElseThrow(PositionNotFound::new);
    var profile = profiles.inForce(tenant, id);
    var singly = query.singly(viewer);
    var choices = choices(tree.roots(tenant), singly);
    var chosen =
        unit.flatMap(
            asked -> choices.stream().filter(choice -> choice.unit().id().equals(asked)).findAny());
    int people =
        chosen
            .map(UnitChoice::people)
            .orElseGet(() -> singly.values().stream().mapToInt(Integer::intValue).sum());
    if (profile.isEmpty()) {
      return new Found(
          position,
          false,
          new NearPosition(List.of(), List.of(), 0),
          List.of(),
          Map.of(),
          choices,
          people,
          0);
    }
    var version = versions.get(tenant, profile.get().version());
    Optional<Set<OrgUnitId>> within =
        chosen.map(
            choice -> choice.unit().withBelow().map(UnitNode::id).collect(Collectors.toSet()));
    var standings =
        query.standings(viewer, id, version.modelId(), profile.get()).stream()
            .filter(one -> within.isEmpty() || within.get().contains(one.unit()))
            .toList();
    var near =
        NearPosition.of(
            standings, profile.get(), measures.settings(tenant), measures.verdictRule(tenant));
    var part = (unclear ? near.unclear() : near.near()).stream().skip(skipped).limit(most).toList();
    var shown = part.stream().map(NearPosition.Candidate::person).toList();
    var sights = policy.see(viewer, shown);
    var cards = directory.cards(tenant, sights.persons());
    return new Found(
        position,
        true,
        near,
        part.stream().filter(one -> cards.containsKey(one.person())).toList(),
        cards,
        choices,
        people,
        standings.size());
  }

  private static List<UnitChoice> choices(List<UnitNode> roots, Map<OrgUnitId, Integer> singly) {
    return roots.stream()
        .flatMap(UnitNode::withBelow)
        .map(node ->
            new UnitChoice(
                node, node.withBelow().mapToInt(one -> singly.getOrDefault(one.id(), 0)).sum()))
        .filter(choice -> choice.people() > 0)
        .toList();
  }

  /** How one stands against each position of the own job family, in the order of the family. */
  List<Own> own(Viewer viewer) {
    var tenant = viewer.tenant();
    var held = directory.card(tenant, viewer.person()).position();
    if (held.isEmpty()) {
      return List.of();
    }
    var version = versions.published(tenant, held.get().familyId());
    if (version.isEmpty()) {
      return List.of();
    }
    var required = profiles.ofVersion(tenant, version.get());
    var found = current(viewer, version.get());
    var own = new ArrayList<Own>();
    for (var position : positions.ofFamily(tenant, held.get().familyId())) {
      var profile = required.get(position.id());
      if (profile != null) {
        own.add(
            new Own(
                position, standing(viewer, profile, found), position.id().equals(held.get().id())));
      }
    }
    return own;
  }

  private Map<String, Measure> current(Viewer viewer, ModelVersion version) {
    return measures.current(policy.see(viewer, viewer.person())).stream()
        .filter(measure -> measure.model().equals(version.modelId()))
        .collect(
            Collectors.toMap(measure -> measure.code(), measure -> measure.measure(), (a, _) -> a));
  }

  private NearPosition.Candidate standing(
      Viewer viewer, RequirementProfile profile, Map<String, Measure> found) {
    var settings = measures.settings(viewer.tenant());
    return NearPosition.candidate(
        viewer.person(),
        Optional.empty(),
        profile,
        requirement ->
            Judgement.of(
                found.getOrDefault(
                    requirement.competency().code(),
                    new Measure.NotObserved(Measure.NotObserved.Reason.NO_DATA, Set.of())),
                Bar.of(requirement.demand(), settings),
                settings),
        measures.verdictRule(viewer.tenant()));
  }
}
