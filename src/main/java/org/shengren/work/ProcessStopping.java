package org.shengren.work;

/** The process ends; the work goes on when it is back. */
final class ProcessStopping extends RuntimeException {
  ProcessStopping() {
    super("the process is stopping; the work goes on later", null, false, false);
  }
}
