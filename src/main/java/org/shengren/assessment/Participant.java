package org.shengren.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/**
 * One participant for those who run the campaign: who rates, how far each is, what may be done.
 *
 * @param suggested the direct manager of today, where somebody else rates as such
 * @param mayChange whether the viewer may change who rates, or take the person out
 */
record Participant(
    ParticipantId id,
    CampaignId campaign,
    Text campaignName,
    CampaignState campaignState,
    LocalDate startsOn,
    LocalDate endsOn,
    LocalDate today,
    PersonId person,
    Text personName,
    Text positionName,
    @Nullable LocalDate positionSince,
    ParticipantState state,
    @Nullable String withdrawnReason,
    boolean confirmed,
    Optional<Announcements.Named> suggested,
    boolean mayChange,
    List<Rater> raters) {
  /** One who rates, without what was answered. */
  record Rater(
      AssignmentId id,
      PersonId person,
      Text name,
      Capacity capacity,
      @Nullable LocalDate ledFrom,
      @Nullable LocalDate ledUntil,
      @Nullable Integer share,
      AssignmentState state,
      int answered,
      int items,
      @Nullable Instant submittedAt,
      @Nullable LocalDate reminded) {
    public @Nullable LocalDate ledLastDay() {
      return ledUntil == null ? null : ledUntil.minusDays(1);
    }

    public boolean isOpen() {
      return state == AssignmentState.INVITED || state == AssignmentState.STARTED;
    }
  }

  Participant {
    raters = List.copyOf(raters);
  }

  public boolean isNewcomer() {
    return WorkHistory.isNew(positionSince, startsOn);
  }

  public boolean isRunning() {
    return state == ParticipantState.RATING || state == ParticipantState.CONVERSATION;
  }

  public boolean isClosed() {
    return Terms.isClosed(endsOn, today);
  }

  public boolean isRemindable() {
    return isRunning()
        && !today.isBefore(startsOn)
        && (state == ParticipantState.CONVERSATION || raters.stream().anyMatch(Rater::isOpen));
  }

  /** Whether the questionnaire can be opened again now. */
  public boolean mayReopen(Rater rater) {
    return mayChange
        && isRunning()
        && !isClosed()
        && rater.capacity() != Capacity.REPLACED_MANAGER
        && (rater.state() == AssignmentState.SUBMITTED || rater.state() == AssignmentState.EXPIRED)
        && !(confirmed && rater.capacity().talks());
  }

  public boolean mayReplace() {
    return mayChange && isRunning() && !confirmed;
  }
}
