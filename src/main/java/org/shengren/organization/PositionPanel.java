package org.shengren.organization;

import java.util.Optional;
import org.shengren.kernel.Viewer;

/** A part of a position's page that another module fills. */
public interface PositionPanel {
  /** The panel about this position for this viewer, or none when it would have nothing to say. */
  Optional<PersonPanel.Panel> of(Viewer viewer, PositionId position);
}
