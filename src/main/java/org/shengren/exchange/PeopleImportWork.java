package org.shengren.exchange;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.organization.Roles;
import org.shengren.work.LongWork;
import org.shengren.work.Outcome;
import org.shengren.work.Progress;
import org.shengren.work.WorkId;
import org.shengren.work.WorkOrder;
import org.shengren.work.Works;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The import of a large file, which its owner watches or leaves; still all of it or nothing. */
@Component
class PeopleImportWork implements LongWork {
  private static final String KIND = "people-import";
  private static final String FILE = "file";

  private final PeopleImports imports;
  private final Roles roles;
  private final AccessPolicy policy;
  private final MessageSource messages;
  private final TransactionTemplate beside;

  PeopleImportWork(
      PeopleImports imports,
      Roles roles,
      AccessPolicy policy,
      MessageSource messages,
      PlatformTransactionManager transactions) {
    this.imports = imports;
    this.roles = roles;
    this.policy = policy;
    this.messages = messages;
    // How far it is must be seen before the import itself is committed.
    this.beside = new TransactionTemplate(transactions);
    this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  WorkId begin(Works works, Viewer viewer, ImportId file, String fileName) {
    return works.begin(
        viewer, KIND, Map.of(FILE, file.value().toString()), both("people-import.work", fileName));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Outcome run(WorkOrder order, Progress progress) {
    var viewer =
        new Viewer(order.tenant(), order.person(), roles.of(order.tenant(), order.person()));
    var file = new ImportId(UUID.fromString(order.parameters().getOrDefault(FILE, "")));
    // A process killed between the import and the record of its end has nothing left to do.
    var earlier = imports.outcome(viewer, file);
    if (earlier.isPresent()) {
      return Outcome.of(sentence(earlier.get()));
    }
    var plan = imports.check(viewer, file).plan();
    progress.total(2 * plan.hires().size() + plan.changes().size() + plan.moves().size());
    var done = new AtomicInteger();
    var carriedOut =
        imports.confirm(
            viewer,
            file,
            people -> beside.executeWithoutResult(_ -> progress.done(done.addAndGet(people))));
    return Outcome.of(sentence(ImportOutcome.of(carriedOut)));
  }

  @Override
  public boolean isStillOpenTo(Viewer viewer, WorkOrder order, Path folder) {
    return policy.may(viewer, Function.IMPORT_PEOPLE);
  }

  private Text sentence(ImportOutcome outcome) {
    return both(
        "people-import.work.done",
        outcome.hired(),
        outcome.changed(),
        outcome.moved(),
        outcome.left(),
        outcome.returned(),
        outcome.units());
  }

  private Text both(String key, Object... arguments) {
    return Text.of(
        message(key, Language.ZH.locale(), arguments),
        message(key, Language.EN.locale(), arguments));
  }

  private String message(String key, Locale locale, Object... arguments) {
    return Objects.requireNonNull(messages.getMessage(key, arguments, "", locale));
  }
}
