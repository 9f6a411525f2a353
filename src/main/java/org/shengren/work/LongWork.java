package org.shengren.work;

import java.nio.file.Path;
import org.shengren.kernel.Viewer;

/** One kind of long work; implemented by the module whose matter it is. */
public interface LongWork {
  /** Its name in the record, such as {@code report-archive}; never changes. */
  String kind();

  /**
   * Does it, in the background: the tenant is bound, there is no transaction. Called again after a
   * kill.
   */
  Outcome run(WorkOrder order, Progress progress);

  /**
   * Whether who ordered it may still have the result at this moment.
   *
   * @param folder what {@code run} left there
   */
  boolean isStillOpenTo(Viewer viewer, WorkOrder order, Path folder);

  /**
   * Told in the transaction in which who ordered it takes the result; where that is worth a word in
   * the audit trail, it is said here.
   */
  default void taken(Viewer viewer, WorkOrder order) {}
}
