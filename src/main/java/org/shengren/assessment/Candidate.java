package org.shengren.assessment;

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
 * @param running positions that the person is being rated against already
 */
record Candidate(
    PersonId person,
    Text name,
    boolean left,
    @Nullable OrgUnitId unit,
    @Nullable PositionId position,
    @Nullable Text positionName,
    @Nullable PersonId manager,
    Set<PositionId> running) {
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
