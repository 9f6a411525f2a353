package org.shengren.assessment;

import java.time.Instant;
import org.shengren.competency.IndicatorId;

/** What became of a given answer. */
public sealed interface RatingOutcome {
  IndicatorId indicator();

  /** What is kept now. */
  Answer answer();

  /** Its place in the row of answers to this behaviour, from 1; to be shown with the next one. */
  int sequence();

  Instant savedAt();

  /** The answer is kept. */
  record Saved(IndicatorId indicator, Answer answer, int sequence, Instant savedAt)
      implements RatingOutcome {}

  /** Another answer came from elsewhere meanwhile; it stands until the rater chooses. */
  record RatingConflict(IndicatorId indicator, Answer answer, int sequence, Instant savedAt)
      implements RatingOutcome {}
}
