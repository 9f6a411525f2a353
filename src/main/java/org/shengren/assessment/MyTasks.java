package org.shengren.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/** What somebody has to do, waits for and has done in assessments. */
record MyTasks(List<Task> all) {
  /**
   * One person to rate or to talk with.
   *
   * @param otherName of whom the viewer talks with: the manager, for one's own
   * @param apart behaviours that both rated, two or more categories apart; 0 before both submitted
   * @param mine what the viewer's side has confirmed
   * @param other what the other side has confirmed
   * @param up whether it is with somebody else to decide, who is the decider once named
   */
  record Task(
      AssignmentId assignment,
      ParticipantId participant,
      PersonId person,
      Text personName,
      Text positionName,
      Text otherName,
      Capacity capacity,
      Text campaignName,
      Purpose purpose,
      LocalDate startsOn,
      LocalDate endsOn,
      AssignmentState state,
      ParticipantState participantState,
      int items,
      int answered,
      int apart,
      @Nullable Stance mine,
      @Nullable Stance other,
      boolean up,
      @Nullable Text decider) {
    public boolean isSelf() {
      return capacity == Capacity.SELF;
    }

    public int percent() {
      return items == 0 ? 0 : 100 * answered / items;
    }

    public int minutesLeft() {
      return Questionnaire.minutes(items - answered);
    }

    public boolean isToRate() {
      return (state == AssignmentState.INVITED || state == AssignmentState.STARTED)
          && (participantState == ParticipantState.RATING
              || (participantState == ParticipantState.CONVERSATION && !capacity.talks()));
    }

    public boolean isToConfirm() {
      return participantState == ParticipantState.CONVERSATION
          && capacity.talks()
          && mine == null
          && !up;
    }

    /** Waits for the other side, to rate or to confirm, or for who decides. */
    public boolean isWaiting() {
      return capacity.talks()
          && ((participantState == ParticipantState.RATING && state == AssignmentState.SUBMITTED)
              || (participantState == ParticipantState.CONVERSATION && (mine != null || up)));
    }

    public boolean isReleased() {
      return participantState == ParticipantState.RELEASED
          || participantState == ParticipantState.ACKNOWLEDGED;
    }

    public Optional<Text> decidedBy() {
      return Optional.ofNullable(decider);
    }
  }

  MyTasks {
    all = List.copyOf(all);
  }

  public List<Task> toRate() {
    return all.stream().filter(Task::isToRate).toList();
  }

  public List<Task> toConfirm() {
    return all.stream().filter(Task::isToConfirm).toList();
  }

  public List<Task> waiting() {
    return all.stream().filter(Task::isWaiting).toList();
  }

  public List<Task> released() {
    return all.stream().filter(Task::isReleased).toList();
  }
}
