package org.shengren.insight;

import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.PersonPanel;
import org.springframework.stereotype.Component;

/** The way from one's own page to the positions near oneself. */
@Component
class MyPositionsPanel implements PersonPanel {
  private static final int AFTER_REPORT = 15;

  @Override
  public Optional<Panel> of(Viewer viewer, PersonId person) {
    return viewer.person().equals(person)
        ? Optional.of(
            Panel.shown(
                "my-positions.title",
                "insight/my-positions-panel :: panel",
                person.value().toString(),
                AFTER_REPORT))
        : Optional.empty();
  }
}
