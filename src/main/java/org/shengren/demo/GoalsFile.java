package org.shengren.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code goals.yaml} says of what people practise. */
record GoalsFile(List<GoalLine> goals) {
  /**
   * One goal.
   *
   * @param action code in the shipped library
   * @param by who proposed it: person or manager
   * @param weeks until its date, where it is not what the action takes
   * @param seen what was seen, or why it was withdrawn
   */
  record GoalLine(
      String person,
      String action,
      Side by,
      @JsonProperty("days-ago") int daysAgo,
      @Nullable Integer weeks,
      @Nullable String helper,
      @JsonProperty("check-in") @Nullable String checkIn,
      Stage until,
      org.shengren.development.@Nullable Outcome outcome,
      @Nullable String seen) {}

  /** Who proposed. */
  enum Side {
    @JsonProperty("person")
    PERSON,
    @JsonProperty("manager")
    MANAGER
  }

  /** How far it has come. */
  enum Stage {
    @JsonProperty("proposed")
    PROPOSED,
    @JsonProperty("agreed")
    AGREED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("reviewed")
    REVIEWED,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("withdrawn")
    WITHDRAWN
  }
}
