package org.shengren.organization;

import java.util.Optional;
import org.shengren.kernel.Viewer;

/**
 * A part of a unit's page that another module fills, about the unit with all below it. Whoever
 * fills it decides who may read it.
 */
public interface UnitPanel {
  /** The panel for this viewer, or none when it would have nothing to say. */
  Optional<PersonPanel.Panel> of(Viewer viewer, OrgUnitId unit);
}
