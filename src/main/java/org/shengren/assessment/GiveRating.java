package org.shengren.assessment;

import org.shengren.competency.IndicatorId;

/**
 * An answer on its way.
 *
 * @param seenSequence of the answer that the rater saw when choosing; 0 where there was none
 */
public record GiveRating(
    AssignmentId assignment, IndicatorId indicator, Answer answer, int seenSequence) {
  public GiveRating {
    if (seenSequence < 0 || seenSequence == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("sequences count from 0");
    }
  }
}
