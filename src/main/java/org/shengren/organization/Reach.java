package org.shengren.organization;

import java.util.Set;

/**
 * How far a function of a viewer goes.
 *
 * @param everywhere over the whole organisation, also over people who work nowhere at present
 * @param units the units it is limited to otherwise, those below included
 */
public record Reach(boolean everywhere, Set<OrgUnitId> units) {
  public Reach {
    units = Set.copyOf(units);
  }

  public boolean covers(OrgUnitId unit) {
    return everywhere || units.contains(unit);
  }

  public boolean isNowhere() {
    return !everywhere && units.isEmpty();
  }
}
