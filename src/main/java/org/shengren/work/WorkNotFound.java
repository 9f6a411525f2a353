package org.shengren.work;

import org.shengren.kernel.Refusal;

/** There is no such work of the viewer, or its time is over. */
final class WorkNotFound extends Refusal {
  WorkNotFound() {
    super(Kind.NOT_FOUND, "refusal.work-not-found");
  }
}
