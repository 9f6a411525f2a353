package org.shengren.development;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A goal as a template reads it, in the reader's language.
 *
 * @param person whose goal it is
 * @param competency with the level to reach
 * @param heading a few words: the title of the action, or else the competency
 * @param behaviour what shall be seen on the job
 * @param due its date as the reader's language writes it
 * @param seen what was seen, once somebody has looked back
 * @param tone class of the tag of its state
 * @param late whether its date has passed without a word on what became of it
 * @param toTalk whether the check-in is due
 */
record GoalView(
    String id,
    String personId,
    String person,
    String competency,
    Optional<Integer> level,
    String heading,
    Optional<String> behaviour,
    String practice,
    Optional<String> sign,
    Optional<String> helper,
    Optional<LocalDate> checkInOn,
    LocalDate dueOn,
    String due,
    GoalState state,
    String stateKey,
    String tone,
    Optional<Seen> seen,
    boolean late,
    boolean toTalk,
    int version) {
  /** What became of it. */
  record Seen(String outcomeKey, boolean done, String words, String by, LocalDate on) {}

  /** Such as {@code /goals/…}. */
  public String url() {
    return "/goals/" + id;
  }
}
