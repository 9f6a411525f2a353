package org.shengren.evidence;

import java.time.LocalDate;

/**
 * What happened, as somebody tells it.
 *
 * @param competency code of the competency it speaks to
 * @param happenedOn the day, or the last day of a longer matter
 */
public record Story(
    String competency,
    String situation,
    String task,
    String action,
    String result,
    LocalDate happenedOn) {
  private static final int LONGEST = 2000;

  public Story {
    situation = situation.strip();
    task = task.strip();
    action = action.strip();
    result = result.strip();
    for (var part : new String[] {situation, task, action, result}) {
      if (part.isEmpty()) {
        throw new StoryIncomplete();
      }
      if (part.length() > LONGEST) {
        throw new StoryTooLong(LONGEST);
      }
    }
  }
}
