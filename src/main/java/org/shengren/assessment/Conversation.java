package org.shengren.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shengren.competency.Competency;
import org.shengren.competency.Indicator;
import org.shengren.evidence.Written;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/** Both views of one person beside each other, for the two who talk about them. */
record Conversation(
    ParticipantId participant,
    PersonId person,
    Text personName,
    PersonId manager,
    Text managerName,
    Text positionName,
    Text campaignName,
    Purpose purpose,
    ParticipantState state,
    Side side,
    Optional<Confirmed> self,
    Optional<Confirmed> byManager,
    List<Topic> topics) {
  /** From how many categories on two answers lie apart. */
  static final int APART = 2;

  /** What a side said, and when. */
  record Confirmed(Stance stance, Optional<String> note, Instant at) {}

  /** One competency with both answers to each of its behaviours and the stories of both. */
  record Topic(Competency competency, List<Pair> pairs, List<Written> stories) {
    public long apart() {
      return pairs.stream().filter(Pair::isApart).count();
    }

    /** Those that are far apart first, then as on the form. */
    public List<Pair> farApartFirst() {
      return Stream.concat(
              pairs.stream().filter(Pair::isApart), pairs.stream().filter(pair -> !pair.isApart()))
          .toList();
    }
  }

  /** Both answers to one behaviour; none where a side was not asked. */
  record Pair(Indicator indicator, Optional<Answer> self, Optional<Answer> manager) {
    /** Whether the two lie two or more categories apart. */
    public boolean isApart() {
      return difference() >= APART;
    }

    /** Whether there is anything to settle: two ratings that differ, or one that is missing. */
    public boolean differs() {
      return !rating(self).equals(rating(manager));
    }

    public Optional<Integer> byManager() {
      return rating(manager);
    }

    public Optional<Integer> bySelf() {
      return rating(self);
    }

    private static Optional<Integer> rating(Optional<Answer> answer) {
      return answer.orElse(null) instanceof Answer.Rated(var category)
          ? Optional.of(category)
          : Optional.empty();
    }

    public int difference() {
      return self.orElse(null) instanceof Answer.Rated(var own)
              && manager.orElse(null) instanceof Answer.Rated(var other)
          ? Math.abs(own - other)
          : 0;
    }
  }

  /** Competencies with behaviours far apart first, then as in the model. */
  public List<Topic> farApartFirst() {
    return Stream.concat(
            topics.stream().filter(topic -> topic.apart() > 0),
            topics.stream().filter(topic -> topic.apart() == 0))
        .toList();
  }

  public long apart() {
    return topics.stream().mapToLong(Topic::apart).sum();
  }

  public boolean isOpen() {
    return state == ParticipantState.CONVERSATION;
  }

  public Optional<Confirmed> mine() {
    return side == Side.SELF ? self : byManager;
  }

  public Optional<Confirmed> others() {
    return side == Side.SELF ? byManager : self;
  }

  public Text otherName() {
    return side == Side.SELF ? managerName : personName;
  }
}
