package org.shengren.development;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shengren.competency.Demand;
import org.shengren.competency.Requirement;
import org.shengren.competency.RequirementProfile;
import org.shengren.competency.RequirementProfiles;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.Measure;
import org.shengren.measurement.Measures;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.PersonCard;
import org.shengren.organization.PositionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom to ask for help with a goal. Results of others stay theirs: only a manager is told who of
 * the own team holds the level; everybody else reads what the positions of colleagues ask for,
 * which all may know.
 */
@Component
@Transactional(readOnly = true)
class Companions {
  private static final int MOST = 4;

  /**
   * Somebody to ask.
   *
   * @param reason message key of why
   */
  record Companion(PersonCard card, String reason) {}

  private final Directory directory;
  private final RequirementProfiles profiles;
  private final AccessPolicy policy;
  private final Measures measures;

  Companions(
      Directory directory, RequirementProfiles profiles, AccessPolicy policy, Measures measures) {
    this.directory = directory;
    this.profiles = profiles;
    this.policy = policy;
    this.measures = measures;
  }

  /** Who holds the level, as far as the viewer may know; then the manager. */
  @Transactional
  public List<Companion> of(
      Viewer viewer, PersonId person, Developable on, Optional<Integer> level) {
    var tenant = viewer.tenant();
    var card = directory.card(tenant, person);
    var found = new ArrayList<Companion>();
    var taken = new HashSet<>(Set.of(person));
    if (viewer.has(Role.MANAGER) && !viewer.person().equals(person) && level.isPresent()) {
      holders(viewer, on, level.get(), taken).forEach(found::add);
    }
    if (card.unit().isPresent() && card.position().isPresent()) {
      var asked = profiles.ofFamily(tenant, card.position().get().familyId());
      directory.inUnit(tenant, card.unit().get().id(), false).stream()
          .filter(colleague ->
              colleague
                  .position()
                  .flatMap(position -> Optional.ofNullable(asked.get(position.id())))
                  .flatMap(profile ->
                      profile.requirements().stream()
                          .filter(r -> r.competency().code().equals(on.competency().code()))
                          .findFirst())
                  .filter(requirement -> asksMore(requirement, card, asked, level))
                  .isPresent())
          .filter(colleague -> card.manager().filter(m -> m.id().equals(colleague.id())).isEmpty())
          .filter(colleague -> taken.add(colleague.id()))
          .map(colleague -> new Companion(colleague, "goal-helper.position"))
          .forEach(found::add);
    }
    var few = new ArrayList<>(found.stream().limit(MOST).toList());
    card.manager()
        .filter(manager -> taken.add(manager.id()))
        .map(manager -> directory.card(tenant, manager.id()))
        .ifPresent(manager -> few.add(new Companion(manager, "goal-helper.manager")));
    return List.copyOf(few);
  }

  private static boolean asksMore(
      Requirement requirement,
      PersonCard card,
      Map<PositionId, RequirementProfile> asked,
      Optional<Integer> level) {
    return switch (requirement.demand()) {
      case Demand.OfLevel(int required) -> level.filter(wanted -> required > wanted).isPresent();
      case Demand.OfDegree(double degree) ->
          card.position()
              .flatMap(position -> Optional.ofNullable(asked.get(position.id())))
              .flatMap(profile -> profile.of(requirement.competency().id()))
              .flatMap(Requirement::degree)
              .filter(own -> degree > own)
              .isPresent();
    };
  }

  private List<Companion> holders(Viewer viewer, Developable on, int level, Set<PersonId> taken) {
    var tenant = viewer.tenant();
    var sights = policy.seeTeam(viewer);
    var settings = measures.settings(tenant);
    var holding =
        measures.current(sights).entrySet().stream()
            .filter(entry ->
                entry.getValue().stream()
                    .anyMatch(measure ->
                        measure.code().equals(on.competency().code())
                            && measure.model().equals(on.version().modelId())
                            && measure.measure() instanceof Measure.Estimated estimated
                            && estimated.levelled()
                            && estimated.result(settings).value() >= level))
            .map(Map.Entry::getKey)
            .filter(taken::add)
            .toList();
    return directory.cards(tenant, holding).values().stream()
        .map(card -> new Companion(card, "goal-helper.holds"))
        .toList();
  }
}
