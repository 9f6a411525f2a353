package org.shengren.assessment;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/**
 * Somebody who is being rated by the direct manager of before, and has another one today.
 *
 * @param former the questionnaire of who rates as the direct manager so far
 * @param led the time of which the results speak and for which the former one led, where that is
 *     long enough to be asked for
 * @param successorDays on which the manager of today has led in that time
 * @param talking whether both have handed in already, and will wait again
 * @param confirmed whether one of the two has spoken on the ratings, so that nothing is changed
 */
record ManagerChange(
    ParticipantId participant,
    PersonId person,
    Text personName,
    AssignmentId former,
    PersonId formerRater,
    Text formerName,
    AssignmentState formerState,
    PersonId successor,
    Text successorName,
    Optional<WorkHistory.Led> led,
    int formerDays,
    int successorDays,
    boolean talking,
    boolean confirmed) {
  /** What becomes of the former manager's questionnaire. */
  enum Then {
    /** Has handed in; it counts as a former manager's. */
    COUNTS,
    /** Is asked further, for the months until the change. */
    GOES_ON,
    /** Led for too short a time, or left; what was begun is kept and read by nobody. */
    SET_ASIDE
  }

  Then then() {
    if (formerState == AssignmentState.SUBMITTED) {
      return Then.COUNTS;
    }
    return led.isPresent() ? Then.GOES_ON : Then.SET_ASIDE;
  }

  /** The last day of the former manager, for the reader. */
  public Optional<LocalDate> lastDay() {
    return led.map(stretch -> stretch.until().minusDays(1));
  }

  /** Message key of what becomes of the former manager's questionnaire. */
  public String thenKey() {
    return "manager-changes.then." + then().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
