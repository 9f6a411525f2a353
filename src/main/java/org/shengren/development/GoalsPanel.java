package org.shengren.development;

import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.PersonPanel;
import org.springframework.stereotype.Component;

/**
 * The way from a person's page to the goals: how many there are, never what they say, so that the
 * trail says "seen" only of whoever opens them.
 */
@Component
class GoalsPanel implements PersonPanel {
  private static final int AFTER_EVIDENCE = 30;

  private final GoalCountsQuery counts;

  GoalsPanel(GoalCountsQuery counts) {
    this.counts = counts;
  }

  @Override
  public Optional<Panel> of(Viewer viewer, PersonId person) {
    return Optional.of(
        Panel.shown(
            "goals.title",
            "development/goals-panel :: panel",
            counts.of(viewer.tenant(), person),
            AFTER_EVIDENCE));
  }
}
