package org.shengren.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/**
 * What somebody is asked to decide, with both views of what is disputed and of nothing else.
 *
 * @param settled answers in force in the place of the manager's
 * @param topics only the competencies of the matter
 * @param results decisions about them, the one in force last
 */
record Matter(
    DisputeId id,
    boolean appeal,
    boolean open,
    ParticipantId participant,
    PersonId person,
    Text personName,
    PersonId manager,
    Text managerName,
    Text positionName,
    Text campaignName,
    Purpose purpose,
    Text raisedByName,
    String reason,
    LocalDate raisedOn,
    List<Said> said,
    Map<IndicatorId, Integer> settled,
    List<Conversation.Topic> topics,
    List<AgreedResult> results) {
  /** What a side said of both views. */
  record Said(Text who, Stance stance, String note) {}

  Matter {
    said = List.copyOf(said);
    topics = List.copyOf(topics);
    results = List.copyOf(results);
  }

  /** What stands for a behaviour at present: a decision, or else the manager's rating. */
  public Optional<Integer> inForce(Conversation.Pair pair) {
    return Optional.ofNullable(settled.get(pair.indicator().id())).or(pair::byManager);
  }

  /**
   * What the form shows as chosen before anything was: what stands, except where the two lie apart
   * and nobody has decided yet, for there the choice is the decider's own.
   */
  public Optional<Integer> suggested(Conversation.Pair pair) {
    return !appeal && pair.isApart() ? Optional.empty() : inForce(pair);
  }

  public List<AgreedResult> on(Conversation.Topic topic) {
    return results.stream()
        .filter(result -> result.competency().equals(topic.competency().id()))
        .toList();
  }
}
