package org.shengren.work;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;

/**
 * A piece of work as its owner reads it.
 *
 * @param stateKey message key of the word for its state
 * @param sentence what came of it, null while it is under way
 * @param file name of what can be fetched, null where there is nothing (any more)
 * @param size in words, such as 1.2 MB
 * @param until the last day on which it can be fetched
 */
record WorkLine(
    UUID id,
    String title,
    String stateKey,
    boolean over,
    boolean done,
    boolean failed,
    int steps,
    int all,
    @Nullable String sentence,
    @Nullable String file,
    @Nullable String size,
    @Nullable String until,
    String ordered) {
  private static final int KILO = 1000;

  static WorkLine of(
      WorkRecords.Seen work,
      boolean open,
      Language language,
      String ordered,
      @Nullable String until) {
    var file = open ? work.file().orElse(null) : null;
    return new WorkLine(
        work.order().id().value(),
        work.title().in(language),
        "work.state." + work.state().key(),
        work.state().isOver(),
        work.state() == WorkState.DONE,
        work.state() == WorkState.FAILED,
        work.done(),
        work.total(),
        work.sentence().map(words -> words.in(language)).orElse(null),
        file == null ? null : file.name(),
        file == null ? null : size(file.size()),
        until,
        ordered);
  }

  /** As people count bytes: kB up to one million, then MB with one digit. */
  static String size(long bytes) {
    return bytes < (long) KILO * KILO
        ? Math.max(1, Math.round(bytes / (double) KILO)) + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (KILO * KILO));
  }
}
