package org.shengren.exchange;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.shengren.exchange.PeopleImports.Checked;
import org.springframework.stereotype.Component;

/**
 * The last large files that were compared, so that leafing through what they do does not compare
 * them anew. What is imported is always compared anew.
 */
@Component
class CheckedFiles {
  private static final int LARGE = 2_000;
  private static final int KEPT = 2;
  private static final int MOST_RUNNING = 8;
  private static final Duration FRESH = Duration.ofMinutes(5);

  private record Kept(SoftReference<Checked> checked, Instant at) {}

  private final LinkedHashMap<ImportId, Kept> kept = new LinkedHashMap<>();
  private final LinkedHashMap<ImportId, CheckProgress> running = new LinkedHashMap<>();

  synchronized Optional<Checked> find(ImportId id, Instant now) {
    return Optional.ofNullable(kept.get(id))
        .filter(found -> found.at().plus(FRESH).isAfter(now))
        .map(found -> found.checked().get());
  }

  synchronized void remember(Checked checked, Instant now) {
    if (checked.rows() < LARGE) {
      return;
    }
    kept.remove(checked.id());
    kept.put(checked.id(), new Kept(new SoftReference<>(checked), now));
    while (kept.size() > KEPT) {
      kept.remove(kept.firstEntry().getKey());
    }
  }

  synchronized void forget(ImportId id) {
    kept.remove(id);
    var check = running.remove(id);
    if (check != null) {
      check.cancel();
    }
  }

  /** The check of a file that is under way or has just ended; else a new one, begun. */
  synchronized CheckProgress running(ImportId id, Instant now, Consumer<CheckProgress> begin) {
    var present = running.get(id);
    if (present != null && (!present.isOver() || present.begun().plus(FRESH).isAfter(now))) {
      return present;
    }
    var check = new CheckProgress(now);
    running.put(id, check);
    begin.accept(check);
    while (running.size() > MOST_RUNNING) {
      var eldest = running.pollFirstEntry();
      eldest.getValue().cancel();
    }
    return check;
  }

  /** How far the check is; nothing where none is under way. */
  synchronized Optional<CheckProgress.Seen> seen(ImportId id) {
    return Optional.ofNullable(running.get(id))
        .filter(check -> !check.isOver())
        .map(CheckProgress::seen);
  }
}
