package org.shengren.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.shengren.exchange.PeopleImports.Checked;

/**
 * The check of one file, told from one thread and watched from others. It lives in memory only: the
 * file is kept, so that a check lost with its process is simply made again.
 */
final class CheckProgress {
  /** After how many rows it is told how far it is, and whether it should go on is asked. */
  static final int STEP = 250;

  /**
   * How far it is.
   *
   * @param rows of the file, 0 until all are read
   */
  record Seen(int read, int compared, int rows) {}

  private final Instant begun;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile int read;
  private volatile int compared;
  private volatile int rows;
  private volatile boolean cancelled;
  private volatile @Nullable Checked found;
  private volatile @Nullable RuntimeException stopped;

  CheckProgress(Instant begun) {
    this.begun = begun;
  }

  Instant begun() {
    return begun;
  }

  void read(int done) {
    goOn();
    read = done;
  }

  void rows(int all) {
    goOn();
    read = all;
    rows = all;
  }

  void compared(int done) {
    goOn();
    compared = done;
  }

  /** Returns, or ends the thread that asks. */
  void goOn() {
    if (cancelled) {
      throw new CheckCancelled();
    }
  }

  void cancel() {
    cancelled = true;
  }

  void found(Checked result) {
    found = result;
    over.countDown();
  }

  void stopped(RuntimeException cause) {
    stopped = cause;
    over.countDown();
  }

  /** What it found, as soon as it has ended, if that is within so many milliseconds. */
  Optional<Checked> await(long millis) {
    try {
      if (!over.await(millis, TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    var cause = stopped;
    if (cause != null) {
      throw cause;
    }
    return Optional.ofNullable(found);
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  Seen seen() {
    return new Seen(read, compared, rows);
  }
}
