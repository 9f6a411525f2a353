package org.shengren.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.shengren.kernel.Language;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;
import org.shengren.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Does what was ordered, from wherever it stands. */
@Component
class WorkRunner {
  /** Work that takes the process down each time is not begun for ever. */
  static final int ATTEMPTS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(WorkRunner.class);
  private final WorkRecords records;
  private final WorkFolders folders;
  private final Works works;
  private final MessageSource messages;

  WorkRunner(WorkRecords records, WorkFolders folders, Works works, MessageSource messages) {
    this.records = records;
    this.folders = folders;
    this.works = works;
    this.messages = messages;
  }

  /**
   * Runs it to its end.
   *
   * @param stopping whether the process is about to end
   * @throws ProcessStopping when it was left in the middle for that reason
   */
  void run(TenantId tenant, WorkId id, BooleanSupplier stopping) {
    Tenancy.run(tenant, () -> records.begin(tenant, id).ifPresent(begun -> run(begun, stopping)));
  }

  private void run(WorkRecords.Begun work, BooleanSupplier stopping) {
    var tenant = work.order().tenant();
    var id = work.order().id();
    if (work.attempt() > ATTEMPTS) {
      fail(work, said("work.gave-up"));
      return;
    }
    try {
      var progress = new Progress(records, work, folders.open(tenant, id), stopping);
      var outcome = works.kind(work.kind()).orElseThrow().run(work.order(), progress);
      if (!works.end(work, WorkState.DONE, outcome.sentence(), outcome.file().map(this::kept))) {
        throw new WorkStopped();
      }
    } catch (WorkStopped stopped) {
      folders.remove(tenant, id);
    } catch (ProcessStopping stopped) {
      throw stopped;
    } catch (Refusal refusal) {
      fail(work, said(refusal.key(), refusal.arguments()));
    } catch (RuntimeException fault) {
      if (stopping.getAsBoolean()) {
        throw new ProcessStopping();
      }
      var reference = reference(id);
      LOG.error("work {} {}", work.kind(), reference, fault);
      fail(work, said("work.fault", reference));
    }
  }

  private void fail(WorkRecords.Begun work, Text sentence) {
    works.end(work, WorkState.FAILED, sentence, Optional.empty());
    folders.remove(work.order().tenant(), work.order().id());
  }

  private WorkRecords.Kept kept(Outcome.ResultFile file) {
    try {
      return new WorkRecords.Kept(
          Objects.requireNonNull(file.path().getFileName()).toString(),
          file.name(),
          file.mediaType(),
          Files.size(file.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last digits of the id: what stands in the log and what the person can tell. */
  private static String reference(WorkId id) {
    var digits = id.value().toString();
    return digits.substring(digits.length() - 8).toUpperCase(Locale.ROOT);
  }

  private Text said(String key, Object... arguments) {
    return Text.of(said(Language.ZH, key, arguments), said(Language.EN, key, arguments));
  }

  private String said(Language language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, language.locale());
  }
}
