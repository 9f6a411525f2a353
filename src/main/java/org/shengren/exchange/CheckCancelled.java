package org.shengren.exchange;

/** Ends the check of a file that nobody waits for any more; reaches no person. */
final class CheckCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
