package org.shengren.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shengren.organization.OrgUnitId;

/**
 * Figures of units that give nobody away (product rule 13). Whom the viewer may see singly is
 * always counted; the others are counted only in groups of at least the minimum.
 *
 * <p>The hidden people of a tree of units are divided into groups, once for all units: those who
 * sit in a unit itself are a group where they are enough; those of a unit and of units below it who
 * are left over become a group of that unit as soon as they are enough, else they go on upwards.
 * The figure of a unit is the sum of the groups that lie wholly within it. Each figure that can be
 * shown is therefore a sum of whole groups, and so is whatever is computed from several of them by
 * adding and subtracting: nothing about fewer than the minimum can be told.
 *
 * <p>A group all of whom stand alike would tell of each how they stand, however large it is. It
 * goes on upwards like a small one; and since a reader sees that it was left out though it is large
 * enough, it is counted further up only where at least two findings have as many people as it has,
 * so that either could be its own. Where nothing is known of anybody there is nothing to tell.
 */
record ProtectedGroups(Map<OrgUnitId, Unit> units) {
  /**
   * The people of a unit itself on one competency.
   *
   * @param open whom the viewer may see singly
   * @param hidden the others
   */
  record People(Tally open, Tally hidden) {
    static final People NONE = new People(Tally.NOBODY, Tally.NOBODY);
  }

  /**
   * What may be shown.
   *
   * @param withheld how many people are not in it, because they are too few
   */
  record Shown(Tally tally, int withheld) {
    static final Shown NOTHING = new Shown(Tally.NOBODY, 0);
  }

  /**
   * A unit.
   *
   * @param own those who sit in the unit itself
   * @param whole the same with all below
   */
  record Unit(Shown own, Shown whole) {
    static final Unit EMPTY = new Unit(Shown.NOTHING, Shown.NOTHING);
  }

  /** A unit with those below it. */
  record Branch(OrgUnitId unit, List<Branch> below) {}

  /**
   * What a unit hands on upwards.
   *
   * @param alike how many people the largest group has that was left out though it is not small
   */
  private record Passed(Tally counted, Tally left, int alike) {}

  ProtectedGroups {
    units = Map.copyOf(units);
  }

  static ProtectedGroups of(List<Branch> roots, Map<OrgUnitId, People> people, int minimum) {
    var units = new HashMap<OrgUnitId, Unit>();
    roots.forEach(root -> visit(root, people, minimum, units));
    return new ProtectedGroups(units);
  }

  private static Passed visit(
      Branch branch, Map<OrgUnitId, People> people, int minimum, Map<OrgUnitId, Unit> into) {
    var here = people.getOrDefault(branch.unit(), People.NONE);
    var shown = here.hidden().people() >= minimum && tellsNobody(here.hidden(), 0);
    var counted = shown ? here.open().plus(here.hidden()) : here.open();
    var left = shown ? Tally.NOBODY : here.hidden();
    var alike = left.people() >= minimum ? left.people() : 0;
    var own = new Shown(counted, left.people());
    for (var below : branch.below()) {
      var passed = visit(below, people, minimum, into);
      counted = counted.plus(passed.counted());
      left = left.plus(passed.left());
      alike = Math.max(alike, passed.alike());
    }
    if (left.people() >= minimum) {
      if (tellsNobody(left, alike)) {
        counted = counted.plus(left);
        left = Tally.NOBODY;
      }
      alike = left.people();
    }
    into.put(branch.unit(), new Unit(own, new Shown(counted, left.people())));
    return new Passed(counted, left, alike);
  }

  private static boolean tellsNobody(Tally group, int alike) {
    if (group.known() == 0) {
      return true;
    }
    return alike == 0
        ? group.findings().filter(people -> people > 0).count() > 1 || group.unknown() > 0
        : group.findings().filter(people -> people >= alike).count() > 1;
  }

  Unit of(OrgUnitId unit) {
    return units.getOrDefault(unit, Unit.EMPTY);
  }
}
