package org.shengren.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shengren.assessment.Participation;
import org.shengren.assessment.Purpose;
import org.shengren.kernel.Text;
import org.shengren.organization.JobFamily;
import org.shengren.organization.PersonCard;
import org.shengren.organization.Position;

/**
 * What stands above a report.
 *
 * @param against the position that the person is held against; none where there is none to choose
 * @param own whether that is the position the person fills
 * @param choices the positions to choose from, family by family
 * @param rests the assessment on which the results rest; the latest, where it is more than one
 * @param running where the person is being rated at present
 */
record Heading(
    PersonCard card,
    Optional<Position> against,
    boolean own,
    List<Choices> choices,
    Optional<Rests> rests,
    List<Participation.Running> running) {
  /** The positions of one family. */
  record Choices(JobFamily family, List<Position> positions) {}

  /**
   * An assessment and the model version on which it was made.
   *
   * @param newSince since when the person held the position then, where that was a short time
   */
  record Rests(
      LocalDate asOf,
      Text campaign,
      Purpose purpose,
      Text model,
      int version,
      Optional<LocalDate> newSince) {}

  Heading {
    choices = List.copyOf(choices);
    running = List.copyOf(running);
  }
}
