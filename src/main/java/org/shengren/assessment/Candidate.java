package org.shengren.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;

/**
 * Somebody who might be rated.
 *
 * @param manager the direct manager of today
 * @param lastResult day on which the latest result was released
 * @param running positions that the person is being rated against already
 */
record Candidate(
    PersonId person,
    Text name,
    boolean left,
    String number,
    @Nullable OrgUnitId unit,
    @Nullable Text unitName,
    @Nullable PositionId position,
    @Nullable Text positionName,
    @Nullable PersonId manager,
    @Nullable Text managerName,
    Optional<LocalDate> lastResult,
    Set<PositionId> running) {
  /**
   * Who else led the person, long enough to be asked, in the months of which an assessment speaks
   * that begins on this day.
   */
  List<WorkHistory.Led> formerManagers(WorkHistory history, LocalDate startsOn) {
    return history
        .formerManagers(WorkHistory.speaksFrom(startsOn, lastResult), startsOn, manager)
        .stream()
        .filter(led -> !led.manager().equals(person))
        .filter(led ->
            history.dotted().stream().noneMatch(line -> line.manager().equals(led.manager())))
        .toList();
  }

  /** Who leads the person by a dotted line and is not the direct manager. */
  List<WorkHistory.Dotted> dottedManagers(WorkHistory history) {
    return history.dotted().stream().filter(line -> !line.manager().equals(manager)).toList();
  }

  /**
   * The same for a team, where somebody who is being rated already, against whatever position, is
   * not asked a second time.
   */
  Optional<Obstacle> obstacleInTeam(Set<PositionId> demanding) {
    return obstacle(position, demanding)
        .filter(obstacle -> obstacle != Obstacle.RUNNING)
        .or(() -> running.isEmpty() ? Optional.empty() : Optional.of(Obstacle.BEING_RATED));
  }

  /** What stands against rating the person against the position. */
  Optional<Obstacle> obstacle(@Nullable PositionId against, Set<PositionId> demanding) {
    if (left) {
      return Optional.of(Obstacle.LEFT);
    }
    if (against == null) {
      return Optional.of(Obstacle.NO_POSITION);
    }
    if (!demanding.contains(against)) {
      return Optional.of(Obstacle.NO_REQUIREMENTS);
    }
    if (manager == null) {
      return Optional.of(Obstacle.NO_MANAGER);
    }
    return running.contains(against) ? Optional.of(Obstacle.RUNNING) : Optional.empty();
  }
}
