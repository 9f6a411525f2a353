package org.shengren.assessment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.organization.OrgUnitId;

/**
 * A campaign as whoever follows it needs it: who waits for whom, without any answer.
 *
 * @param total lines that the search found, of which {@code lines} are one page
 * @param led whether the viewer leads somebody in it
 * @param whole whether the viewer may change the campaign itself
 */
record Board(
    CampaignId id,
    Text name,
    Purpose purpose,
    CampaignState state,
    LocalDate startsOn,
    LocalDate endsOn,
    LocalDate today,
    List<Count> counts,
    List<Line> lines,
    int total,
    boolean led,
    boolean follows,
    boolean whole) {
  /** So many people of a unit with whom it is one turn. */
  record Count(@Nullable OrgUnitId unit, Text unitName, Turn turn, int people) {}

  /** How far a unit is. */
  record UnitProgress(@Nullable OrgUnitId unit, Text name, int people, int handedIn, int through) {
    UnitProgress plus(UnitProgress other) {
      return new UnitProgress(
          unit, name, people + other.people, handedIn + other.handedIn, through + other.through);
    }
  }

  /** Another manager who is asked for a part, or was replaced. */
  record Other(Text name, Capacity capacity, AssignmentState state) {}

  /**
   * One participant.
   *
   * @param escalated whether the two could not agree and somebody else is to decide
   * @param reminded the day on which one of those whose turn it is was reminded last
   * @param mayRemind whether the viewer follows or leads the person
   */
  record Line(
      ParticipantId id,
      PersonId person,
      Text personName,
      String number,
      Text positionName,
      @Nullable Text unitName,
      boolean newcomer,
      Turn turn,
      ParticipantState state,
      AssignmentState selfState,
      int selfAnswered,
      int selfItems,
      Text managerName,
      AssignmentState managerState,
      int managerAnswered,
      int managerItems,
      boolean selfSaid,
      boolean managerSaid,
      boolean escalated,
      List<Other> others,
      @Nullable LocalDate reminded,
      boolean mayRemind,
      boolean mayOpen) {
    /** Message key of who waits for whom, with the names of person and manager as arguments. */
    public String waitsFor() {
      return switch (turn) {
        case BOTH -> "campaign.waits.both";
        case SELF -> "campaign.waits.self";
        case MANAGER -> "campaign.waits.manager";
        case OTHERS -> "campaign.waits.others";
        case STOPPED -> "campaign.waits.stopped";
        case TALK ->
            escalated
                ? "campaign.waits.decision"
                : selfSaid
                    ? "campaign.waits.manager-confirms"
                    : managerSaid ? "campaign.waits.self-confirms" : "campaign.waits.talk";
        case RELEASED, WITHDRAWN -> "campaign.waits.nobody";
      };
    }
  }

  Board {
    counts = List.copyOf(counts);
    lines = List.copyOf(lines);
  }

  public boolean isRunning() {
    return state == CampaignState.COLLECTION;
  }

  public Map<Turn, Integer> turns() {
    var turns = new EnumMap<Turn, Integer>(Turn.class);
    counts.forEach(count -> turns.merge(count.turn(), count.people(), Integer::sum));
    return turns;
  }

  public int people() {
    return counts.stream()
        .filter(count -> count.turn() != Turn.WITHDRAWN)
        .mapToInt(Count::people)
        .sum();
  }

  public int through() {
    return turns().getOrDefault(Turn.RELEASED, 0);
  }

  public int talking() {
    return turns().getOrDefault(Turn.TALK, 0);
  }

  public int stopped() {
    return turns().getOrDefault(Turn.STOPPED, 0);
  }

  /** With whom it is somebody's turn who can be reminded. */
  public int late() {
    return counts.stream()
        .filter(count -> count.turn().isRemindable())
        .mapToInt(Count::people)
        .sum();
  }

  public List<UnitProgress> units() {
    var units = new LinkedHashMap<String, UnitProgress>();
    for (var count : counts) {
      if (count.turn() != Turn.WITHDRAWN) {
        units.merge(
            String.valueOf(count.unit()),
            new UnitProgress(
                count.unit(),
                count.unitName(),
                count.people(),
                count.turn() == Turn.TALK || count.turn() == Turn.RELEASED ? count.people() : 0,
                count.turn() == Turn.RELEASED ? count.people() : 0),
            UnitProgress::plus);
      }
    }
    return List.copyOf(units.values());
  }

  /** Days until the last day; negative once it has passed. */
  public long daysLeft() {
    return ChronoUnit.DAYS.between(today, endsOn);
  }

  public LocalDate closesOn() {
    return Terms.closesOn(endsOn);
  }

  /** Message key of how much time is left, with the number of days and the last day of grace. */
  public String term() {
    if (!isRunning()) {
      return "campaign.term.over";
    }
    if (today.isBefore(startsOn)) {
      return "campaign.term.not-begun";
    }
    return daysLeft() >= 0
        ? "campaign.term.left"
        : Terms.isClosed(endsOn, today) ? "campaign.term.closed" : "campaign.term.overdue";
  }
}
