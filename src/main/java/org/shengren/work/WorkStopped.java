package org.shengren.work;

/** The work is to end here: cancelled, or taken up by another process. */
final class WorkStopped extends RuntimeException {
  WorkStopped() {
    super("the work is no longer ours", null, false, false);
  }
}
