package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** There is no such assignment, or it is another rater's. */
public final class AssignmentNotFound extends Refusal {
  AssignmentNotFound() {
    super(Kind.NOT_FOUND, "refusal.assignment-not-found");
  }
}
