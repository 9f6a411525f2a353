package org.shengren.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.Competency;
import org.shengren.competency.Indicator;
import org.shengren.competency.Layer;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/** A questionnaire as its rater has it before the eyes. */
record Sheet(
    AssignmentId id,
    ParticipantId participant,
    Text campaignName,
    Purpose purpose,
    LocalDate startsOn,
    LocalDate endsOn,
    Capacity capacity,
    @Nullable LocalDate ledFrom,
    @Nullable LocalDate ledUntil,
    @Nullable Integer share,
    @Nullable LocalDate positionSince,
    AssignmentState state,
    ParticipantState participantState,
    PersonId person,
    Text personName,
    Text positionName,
    List<Section> sections) {
  /** A manager who is asked beside the direct one, as the person knows. */
  record PartRater(
      Text name,
      Capacity capacity,
      @Nullable LocalDate ledFrom,
      @Nullable LocalDate ledUntil,
      @Nullable Integer share) {
    public @Nullable LocalDate ledLastDay() {
      return ledUntil == null ? null : ledUntil.minusDays(1);
    }
  }

  /** The behaviours of one competency. */
  record Section(int number, Competency competency, List<Item> items) {
    public String code() {
      return competency.code();
    }

    public Text name() {
      return competency.name();
    }

    public Text definition() {
      return competency.definition();
    }

    public Layer layer() {
      return competency.layer();
    }

    public long answered() {
      return items.stream().filter(Item::isAnswered).count();
    }

    /** Number of its first behaviour without an answer, or 0. */
    public int firstUnanswered() {
      return items.stream()
          .filter(item -> !item.isAnswered())
          .mapToInt(Item::number)
          .findFirst()
          .orElse(0);
    }
  }

  /**
   * One behaviour.
   *
   * @param number on the whole questionnaire, from 1
   * @param answer code of what is kept; none yet where it is absent
   * @param sequence of what is kept; 0 where nothing is
   */
  record Item(int number, Indicator indicator, @Nullable String answer, int sequence) {
    public boolean isAnswered() {
      return answer != null;
    }
  }

  Sheet {
    sections = List.copyOf(sections);
  }

  public boolean isSelf() {
    return capacity == Capacity.SELF;
  }

  public int total() {
    return sections.stream().mapToInt(section -> section.items().size()).sum();
  }

  public int answered() {
    return (int) sections.stream().mapToLong(Section::answered).sum();
  }

  public int missing() {
    return total() - answered();
  }

  public int percent() {
    return total() == 0 ? 0 : 100 * answered() / total();
  }

  public int minutes() {
    return Questionnaire.minutes(total());
  }

  public int minutesLeft() {
    return Questionnaire.minutes(missing());
  }

  /** The last day of the months for which a former manager is asked. */
  public @Nullable LocalDate ledLastDay() {
    return ledUntil == null ? null : ledUntil.minusDays(1);
  }

  /** Whether the person has held the position for a short time only. */
  public boolean isNewToPosition() {
    return WorkHistory.isNew(positionSince, startsOn);
  }

  /** Whether answers are still taken; the two who talk give none once they may talk. */
  public boolean isOpen() {
    return (state == AssignmentState.INVITED || state == AssignmentState.STARTED)
        && (participantState == ParticipantState.RATING
            || (participantState == ParticipantState.CONVERSATION && !capacity.talks()));
  }

  public boolean isSubmitted() {
    return state == AssignmentState.SUBMITTED;
  }

  /** Whether the rater may read both views. */
  public boolean isTalk() {
    return capacity.talks()
        && participantState != ParticipantState.RATING
        && participantState != ParticipantState.WITHDRAWN;
  }

  public Section section(String code) {
    return sections.stream()
        .filter(section -> section.code().equals(code))
        .findFirst()
        .orElseThrow(NotAsked::new);
  }

  /** Where to go on: the first competency with something to answer, else the last. */
  public Section next() {
    return sections.stream()
        .filter(section -> section.firstUnanswered() > 0)
        .findFirst()
        .orElseGet(sections::getLast);
  }

  public Optional<Section> before(Section section) {
    return sections.stream().filter(other -> other.number() == section.number() - 1).findFirst();
  }

  public Optional<Section> after(Section section) {
    return sections.stream().filter(other -> other.number() == section.number() + 1).findFirst();
  }
}
