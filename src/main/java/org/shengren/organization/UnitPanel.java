package org.shengren.organization;

import java.util.Optional;
import org.shengren.kernel.Viewer;

/** A part of a unit's page that another module fills. */
public interface UnitPanel {
  /** The panel about this unit for this viewer, or none when it would have nothing to say. */
  Optional<PersonPanel.Panel> of(Viewer viewer, OrgUnitId unit);
}
