package org.shengren.development;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.competency.ModelVersionId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/**
 * One thing that a person practises on the job.
 *
 * @param about what it shall show
 * @param plan what to do, with whom and until when
 * @param personAgreed when the person said yes to the present words
 * @param review what became of it, as one side saw it
 * @param ended when it was closed or withdrawn
 * @param version counts the changes, so that nobody agrees to words that they did not see
 */
public record Goal(
    GoalId id,
    PersonId person,
    About about,
    Plan plan,
    GoalState state,
    PersonId proposedBy,
    Instant proposedAt,
    Optional<Instant> personAgreed,
    Optional<Instant> managerAgreed,
    Optional<Review> review,
    Optional<Instant> ended,
    int version) {
  /**
   * What a goal shall show.
   *
   * @param modelCode names the competency across versions together with {@code code}
   * @param level the level to reach, of a levelled competency
   * @param behaviour the one behaviour that the goal is about
   */
  public record About(
      ModelVersionId modelVersion,
      CompetencyId competency,
      String modelCode,
      String code,
      Optional<Integer> level,
      Optional<IndicatorId> behaviour) {}

  /**
   * What to do.
   *
   * @param action of the shipped library, where its words were kept
   * @param title a few words
   * @param practice what to do on the job
   * @param sign how one sees that it worked
   */
  public record Plan(
      Optional<String> action,
      Optional<Text> title,
      Text practice,
      Optional<Text> sign,
      Optional<PersonId> helper,
      Optional<LocalDate> checkInOn,
      LocalDate dueOn) {}

  /**
   * What became of it.
   *
   * @param seen what was seen on the job, in the reviewer's words
   */
  public record Review(Outcome outcome, String seen, PersonId by, Instant at) {}

  /** Whether this side has said yes to the present words. */
  public boolean agreedBy(Party party) {
    return (party == Party.PERSON ? personAgreed : managerAgreed).isPresent();
  }

  /** Whether somebody should have talked about it by this day. */
  public boolean checkInDue(LocalDate today) {
    return state.isRunning() && plan.checkInOn().filter(day -> !day.isAfter(today)).isPresent();
  }

  /** Whether its date has come without a word on what became of it. */
  public boolean overdue(LocalDate today) {
    return state.isRunning() && plan.dueOn().isBefore(today);
  }
}
