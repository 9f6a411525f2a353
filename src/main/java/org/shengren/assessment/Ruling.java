package org.shengren.assessment;

import java.util.Map;
import org.shengren.competency.IndicatorId;

/**
 * What somebody decides about one competency.
 *
 * @param answers 1 to 5 by behaviour, in the place of the manager's; what is missing keeps that
 * @param reason read by the person and the manager
 */
public record Ruling(Map<IndicatorId, Integer> answers, String reason) {
  public Ruling {
    answers = Map.copyOf(answers);
    reason = reason.strip();
    if (reason.isEmpty()) {
      throw new DecisionIncomplete();
    }
    if (reason.length() > Statement.LONGEST) {
      throw new NoteTooLong(Statement.LONGEST);
    }
    if (answers.values().stream().anyMatch(answer -> answer < 1 || answer > 5)) {
      throw new IllegalArgumentException("an answer is 1 to 5");
    }
  }
}
