package org.shengren.work;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** How far a piece of work is, told by the work itself while it runs. */
public final class Progress {
  private final WorkRecords records;
  private final WorkRecords.Begun work;
  private final Path folder;
  private final BooleanSupplier stopping;
  private int done;
  private int total;

  Progress(WorkRecords records, WorkRecords.Begun work, Path folder, BooleanSupplier stopping) {
    this.records = records;
    this.work = work;
    this.folder = folder;
    this.stopping = stopping;
    this.done = work.done();
    this.total = work.total();
  }

  /** Steps that are behind it; more than 0 at the begin when it goes on after a kill. */
  public int done() {
    return done;
  }

  /** Where it puts files; kept over a kill, gone when the result expires. */
  public Path folder() {
    return folder;
  }

  /** How many steps there are in all. */
  public void total(int steps) {
    total = steps;
    tell();
  }

  /** That so many steps are done now. */
  public void done(int steps) {
    done = steps;
    tell();
  }

  private void tell() {
    if (stopping.getAsBoolean()) {
      throw new ProcessStopping();
    }
    if (!records.advance(work, done, total)) {
      throw new WorkStopped();
    }
  }
}
