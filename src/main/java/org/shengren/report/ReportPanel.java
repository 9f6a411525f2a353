package org.shengren.report;

import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.PersonPanel;
import org.springframework.stereotype.Component;

/**
 * The way from a person's page to the report. It shows nothing of the result itself, so that the
 * trail says "seen" only of whoever opens the report.
 */
@Component
class ReportPanel implements PersonPanel {
  private static final int FIRST = 10;

  @Override
  public Optional<Panel> of(Viewer viewer, PersonId person) {
    return Optional.of(
        Panel.shown(
            "report-panel.title",
            "report/report-panel :: panel",
            person.value().toString(),
            FIRST));
  }

  @Override
  public Optional<Panel> ofHeadline(Viewer viewer, PersonId person) {
    return Optional.of(
        Panel.shown(
            "headline-panel.title",
            "report/report-panel :: headline",
            person.value().toString(),
            FIRST));
  }
}
