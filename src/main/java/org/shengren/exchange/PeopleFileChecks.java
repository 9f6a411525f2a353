package org.shengren.exchange;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.shengren.exchange.PeopleImports.Checked;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Checks of large files, each in a thread of its own, so that no request waits for one. */
@Component
class PeopleFileChecks {
  /** As long as a page may take without anybody asking whether it still works. */
  private static final long PATIENCE = 700;

  /** Checks that run at once; the next one waits and says so by not having read anything. */
  private static final int AT_ONCE = 2;

  private static final Logger LOG = LoggerFactory.getLogger(PeopleFileChecks.class);

  private final PeopleImports imports;
  private final CheckedFiles files;
  private final Clock clock;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  PeopleFileChecks(PeopleImports imports, CheckedFiles files, Clock clock) {
    this.imports = imports;
    this.files = files;
    this.clock = clock;
  }

  /**
   * What a file of one's own would do; nothing while a large one is still being checked, which
   * begins with the first question.
   *
   * @throws FileRefused where it cannot be read
   */
  Optional<Checked> check(Viewer viewer, ImportId id) {
    var known = imports.checked(viewer, id);
    if (known.isPresent()) {
      return known;
    }
    return imports.isLarge(viewer, id)
        ? begun(viewer, id).await(PATIENCE)
        : Optional.of(imports.check(viewer, id));
  }

  private CheckProgress begun(Viewer viewer, ImportId id) {
    return files.running(
        id,
        clock.instant(),
        // Not a virtual one: comparing never waits, and would keep a carrier from all requests.
        check ->
            Thread.ofPlatform()
                .daemon()
                .name("check-people-file")
                .start(() -> Tenancy.run(viewer.tenant(), () -> run(viewer, id, check))));
  }

  private void run(Viewer viewer, ImportId id, CheckProgress check) {
    turns.acquireUninterruptibly();
    try {
      check.found(imports.check(viewer, id, check));
    } catch (Refusal | CheckCancelled said) {
      check.stopped(said);
    } catch (RuntimeException fault) {
      LOG.error("check of a people file", fault);
      check.stopped(fault);
    } finally {
      turns.release();
    }
  }
}
