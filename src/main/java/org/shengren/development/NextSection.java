package org.shengren.development;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shengren.organization.Sight;
import org.shengren.report.ReportSection;
import org.shengren.tenancy.Tenants;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows from the report: the goals set since, or the way to agree on one or two. */
@Component
class NextSection implements ReportSection {
  /**
   * What the fragment reads.
   *
   * @param mayPropose whether the reader is one of the two who agree on goals, and there is room
   */
  record Content(String person, boolean own, boolean mayPropose, List<GoalView> goals) {}

  private final Goals goals;
  private final GoalViews views;
  private final Tenants tenants;

  NextSection(Goals goals, GoalViews views, Tenants tenants) {
    this.goals = goals;
    this.views = views;
    this.tenants = tenants;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Section> of(Sight sight, Shown shown) {
    var tenant = sight.viewer().tenant();
    var zone = tenants.settings(tenant).zone();
    var all = goals.of(sight);
    var since =
        all.stream()
            .filter(goal -> goal.state() != GoalState.WITHDRAWN)
            .filter(goal -> !LocalDate.ofInstant(goal.proposedAt(), zone).isBefore(shown.asOf()))
            .toList();
    var mayPropose =
        Goals.decides(sight)
            && all.stream().filter(goal -> goal.state().isOpen()).count() < Goals.MOST_OPEN;
    return since.isEmpty() && !mayPropose
        ? Optional.empty()
        : Optional.of(
            new Section(
                Place.AFTER_FINDINGS,
                "development/next-section :: shown",
                "development/next-section :: printed",
                new Content(
                    sight.person().value().toString(),
                    sight.ground() == Sight.Ground.SELF,
                    mayPropose,
                    views.of(tenant, since, shown.language()))));
  }
}
