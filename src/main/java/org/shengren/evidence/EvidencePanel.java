package org.shengren.evidence;

import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.PersonPanel;
import org.springframework.stereotype.Component;

/** The way from a person's page to the evidence; whoever opens that is written into the trail. */
@Component
class EvidencePanel implements PersonPanel {
  private static final int AFTER_REPORT = 20;

  @Override
  public Optional<Panel> of(Viewer viewer, PersonId person) {
    return Optional.of(
        Panel.shown(
            "evidence.title",
            "evidence/evidence-panel :: panel",
            person.value().toString(),
            AFTER_REPORT));
  }
}
