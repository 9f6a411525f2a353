package org.shengren.development;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shengren.organization.Sight;
import org.shengren.report.ReportSection;
import org.shengren.tenancy.Tenants;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of the goals that were set before the newest assessment, and what moved since. */
@Component
class ReachedSection implements ReportSection {
  /**
   * A goal and how its competency moved.
   *
   * @param movement a sentence; empty where nothing moved beyond its error
   */
  record Reached(GoalView goal, Optional<String> movement) {}

  /**
   * What the fragment reads.
   *
   * @param compared whether there is an earlier result to compare with
   */
  record Content(boolean compared, List<Reached> goals) {}

  private final Goals goals;
  private final GoalViews views;
  private final Tenants tenants;

  ReachedSection(Goals goals, GoalViews views, Tenants tenants) {
    this.goals = goals;
    this.views = views;
    this.tenants = tenants;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Section> of(Sight sight, Shown shown) {
    var tenant = sight.viewer().tenant();
    var zone = tenants.settings(tenant).zone();
    var between =
        goals.of(sight).stream()
            .filter(goal -> goal.state() != GoalState.WITHDRAWN && goal.state() != GoalState.DRAFT)
            .filter(goal -> LocalDate.ofInstant(goal.proposedAt(), zone).isBefore(shown.asOf()))
            .filter(goal ->
                shown.previous().isEmpty()
                    || goal.ended().isEmpty()
                    || !LocalDate.ofInstant(goal.ended().get(), zone)
                        .isBefore(shown.previous().get()))
            .toList();
    if (between.isEmpty()) {
      return Optional.empty();
    }
    var seen = views.of(tenant, between, shown.language());
    return Optional.of(
        new Section(
            Place.AFTER_RESULTS,
            "development/reached-section :: shown",
            "development/reached-section :: printed",
            new Content(
                shown.previous().isPresent(),
                IntStream.range(0, between.size())
                    .mapToObj(at ->
                        new Reached(
                            seen.get(at),
                            Optional.ofNullable(
                                shown.movements().get(between.get(at).about().code()))))
                    .toList())));
  }
}
