package org.shengren.assessment;

import java.util.EnumSet;
import java.util.Locale;

/** Where a participant is, from the first rating to the result. */
public enum ParticipantState {
  RATING,
  CONVERSATION,
  RELEASED,
  ACKNOWLEDGED,
  WITHDRAWN;

  /** Message key of the word, such as {@code participant-state.rating}. */
  public String key() {
    return "participant-state." + name().toLowerCase(Locale.ROOT);
  }

  public boolean mayBecome(ParticipantState next) {
    var steps =
        switch (this) {
          case RATING -> EnumSet.of(CONVERSATION, RELEASED, WITHDRAWN);
          case CONVERSATION -> EnumSet.of(RATING, RELEASED, WITHDRAWN);
          case RELEASED -> EnumSet.of(ACKNOWLEDGED);
          case ACKNOWLEDGED -> EnumSet.noneOf(ParticipantState.class);
          case WITHDRAWN -> EnumSet.noneOf(ParticipantState.class);
        };
    return steps.contains(next);
  }

  /**
   * The next state.
   *
   * @throws ParticipantStepRefused when that step is not in the table
   */
  public ParticipantState to(ParticipantState next) {
    if (!mayBecome(next)) {
      throw new ParticipantStepRefused(this);
    }
    return next;
  }
}
