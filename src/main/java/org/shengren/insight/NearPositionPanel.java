package org.shengren.insight;

import java.util.Optional;
import org.shengren.kernel.Viewer;
import org.shengren.organization.PersonPanel;
import org.shengren.organization.PositionId;
import org.shengren.organization.PositionPanel;
import org.springframework.stereotype.Component;

/**
 * The way from a position to who is near it. It shows nobody itself, so that the trail says "seen"
 * only of whoever opens the list.
 */
@Component
class NearPositionPanel implements PositionPanel {
  private static final int AFTER_REQUIREMENTS = 20;

  @Override
  public Optional<PersonPanel.Panel> of(Viewer viewer, PositionId position) {
    return NearPositions.offeredTo(viewer)
        ? Optional.of(
            PersonPanel.Panel.shown(
                "near-position.title",
                "insight/near-position-panel :: panel",
                position.value().toString(),
                AFTER_REQUIREMENTS))
        : Optional.empty();
  }
}
