package org.shengren.organization;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.web.HomeCard;
import org.springframework.stereotype.Component;

/** How many people and units there are and the ways to change them, at home of whoever may. */
@Component
class DirectoryCard implements HomeCard {
  private static final int AFTER_ONE_S_OWN = 20;

  /** Further ones are found in the tree. */
  private static final int MOST_UNITS = 3;

  /** What is missing of people in a unit and below it. */
  record Gaps(OrgUnitId unit, Text name, Map<Lacking, Integer> counts) {}

  /**
   * What the card says.
   *
   * @param people who work here today
   * @param units those that are not closed
   * @param gaps by the topmost units in which the viewer keeps people's data; complete ones too
   */
  record Size(
      int people,
      int units,
      boolean mayImport,
      boolean mayHire,
      boolean mayReadTrail,
      List<Gaps> gaps) {
    public boolean complete() {
      return gaps.stream().allMatch(each -> each.counts().isEmpty());
    }
  }

  private final AccessPolicy policy;
  private final Tree tree;
  private final UnitQuery units;

  DirectoryCard(AccessPolicy policy, Tree tree, UnitQuery units) {
    this.policy = policy;
    this.tree = tree;
    this.units = units;
  }

  @Override
  public Optional<Card> of(Viewer viewer) {
    var reach = policy.reach(viewer, Function.MANAGE_PEOPLE);
    var mayHire = !reach.isNowhere();
    var mayImport = policy.may(viewer, Function.IMPORT_PEOPLE);
    if (!mayHire && !mayImport) {
      return Optional.empty();
    }
    var here = tree.size(viewer.tenant());
    var size =
        new Size(
            here.people(),
            here.units(),
            mayImport,
            mayHire,
            policy.may(viewer, Function.READ_TRAIL),
            gaps(viewer, reach));
    return Optional.of(
        new Card(
            "organization/directory-card :: card", size, Place.BESIDE_WHAT_WAITS, AFTER_ONE_S_OWN));
  }

  private List<Gaps> gaps(Viewer viewer, Reach reach) {
    if (reach.isNowhere()) {
      return List.of();
    }
    return tree.roots(viewer.tenant()).stream()
        .flatMap(root -> topmost(root, reach))
        .filter(unit -> unit.peopleWithBelow() > 0)
        .limit(MOST_UNITS)
        .map(unit -> new Gaps(unit.id(), unit.name(), units.quality(viewer.tenant(), unit.id())))
        .toList();
  }

  private static Stream<UnitNode> topmost(UnitNode unit, Reach reach) {
    return reach.covers(unit.id())
        ? Stream.of(unit)
        : unit.children().stream().flatMap(child -> topmost(child, reach));
  }
}
