package org.shengren.exchange;

import org.shengren.organization.OrgUnitId;

/** A unit that is there, or one that the import will make. */
sealed interface UnitTarget {
  record Present(OrgUnitId id) implements UnitTarget {}

  /**
   * Not there yet.
   *
   * @param path of names, the unit above first; the key of a {@link ImportPlan.NewUnit}
   */
  record Planned(String path) implements UnitTarget {}
}
