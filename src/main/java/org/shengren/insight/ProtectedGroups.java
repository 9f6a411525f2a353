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

  private record Passed(Tally counted, Tally left) {}

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
    var enough = here.hidden().people() >= minimum;
    var counted = enough ? here.open().plus(here.hidden()) : here.open();
    var left = enough ? Tally.NOBODY : here.hidden();
    var own = new Shown(counted, left.people());
    for (var below : branch.below()) {
      var passed = visit(below, people, minimum, into);
      counted = counted.plus(passed.counted());
      left = left.plus(passed.left());
    }
    if (left.people() >= minimum) {
      counted = counted.plus(left);
      left = Tally.NOBODY;
    }
    into.put(branch.unit(), new Unit(own, new Shown(counted, left.people())));
    return new Passed(counted, left);
  }

  Unit of(OrgUnitId unit) {
    return units.getOrDefault(unit, Unit.EMPTY);
  }
}
