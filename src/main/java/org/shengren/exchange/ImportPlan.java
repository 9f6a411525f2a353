package org.shengren.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PersonDetails;
import org.shengren.organization.PositionId;

/**
 * What an import would do to an organisation; it does all of it, or nothing while there are
 * problems.
 *
 * @param hires in an order in which each comes after a manager who is new as well
 * @param unchanged how many rows say what is known already
 */
record ImportPlan(
    List<NewUnit> units,
    List<Hire> hires,
    List<Change> changes,
    List<Move> moves,
    int unchanged,
    List<RowProblem> problems,
    List<String> ignoredHeaders) {
  ImportPlan {
    units = List.copyOf(units);
    hires = List.copyOf(hires);
    changes = List.copyOf(changes);
    moves = List.copyOf(moves);
    problems = List.copyOf(problems);
    ignoredHeaders = List.copyOf(ignoredHeaders);
  }

  public boolean changesNothing() {
    return units.isEmpty() && hires.isEmpty() && changes.isEmpty() && moves.isEmpty();
  }

  /**
   * A unit to be made.
   *
   * @param path unique within the plan
   * @param label the way to it, as the file writes it
   */
  record NewUnit(String path, String name, String label, UnitTarget parent) {}

  /** Where somebody will work; the manager by number, who may be new as well. */
  record Work(
      UnitTarget unit, Optional<PositionId> position, Optional<String> manager, LocalDate from) {}

  record Hire(PersonDetails details, LocalDate joined, Work work) {}

  record Change(PersonId person, PersonDetails details) {}

  record Move(PersonId person, Text name, Work work, Optional<OrgUnitId> present) {}
}
