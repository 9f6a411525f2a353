package org.shengren.development;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.shengren.kernel.PersonId;

/** Something said or done about a goal. */
public record GoalStep(Instant at, PersonId by, Kind kind, Optional<String> words) {
  /** What it was. */
  public enum Kind {
    PROPOSED,
    AGREED,
    CHANGED,
    CHECKED_IN,
    REVIEWED,
    TAKEN_UP_AGAIN,
    CLOSED,
    WITHDRAWN;

    /** Message key of the word, such as {@code goal-step.checked-in}. */
    public String key() {
      return "goal-step." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
