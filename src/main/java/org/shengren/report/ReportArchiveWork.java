package org.shengren.report;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.PositionRef;
import org.shengren.organization.Roles;
import org.shengren.organization.Sight;
import org.shengren.tenancy.Calendar;
import org.shengren.web.Dates;
import org.shengren.work.LongWork;
import org.shengren.work.Outcome;
import org.shengren.work.Progress;
import org.shengren.work.WorkOrder;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes an archive: a document for each person and a table of all. Each person is asked for anew,
 * in a transaction of their own that writes the view into the trail; what is made lies in the
 * folder of the work until the end, so that a kill costs one document.
 */
@Component
class ReportArchiveWork implements LongWork {
  private static final String PEOPLE = "people-ids";
  private static final String INCLUDED = "included-ids";
  private static final String RESULT = "reports.zip";
  private static final String ZIP = "application/zip";

  private final AccessPolicy policy;
  private final Roles roles;
  private final Directory directory;
  private final ReportArchives archives;
  private final PersonalReports reports;
  private final ReportSections sections;
  private final ReportPdf pdf;
  private final Calendar calendar;
  private final Dates dates;
  private final MessageSource messages;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  ReportArchiveWork(
      AccessPolicy policy,
      Roles roles,
      Directory directory,
      ReportArchives archives,
      PersonalReports reports,
      ReportSections sections,
      ReportPdf pdf,
      Calendar calendar,
      Dates dates,
      MessageSource messages,
      TransactionTemplate transactions,
      JsonMapper json) {
    this.policy = policy;
    this.roles = roles;
    this.directory = directory;
    this.archives = archives;
    this.reports = reports;
    this.sections = sections;
    this.pdf = pdf;
    this.calendar = calendar;
    this.dates = dates;
    this.messages = messages;
    this.transactions = transactions;
    this.json = json;
  }

  @Override
  public String kind() {
    return ReportArchives.KIND;
  }

  @Override
  public Outcome run(WorkOrder order, Progress progress) {
    var asked = ReportArchives.Asked.of(order);
    var viewer =
        new Viewer(order.tenant(), order.person(), roles.of(order.tenant(), order.person()));
    try {
      var people = people(viewer, asked, progress.folder());
      progress.total(people.size() + 1);
      LocaleContextHolder.setLocale(asked.language().locale());
      for (int at = progress.done(); at < people.size(); at++) {
        make(viewer, asked, people.get(at), at, progress.folder());
        progress.done(at + 1);
      }
      var count = assemble(asked.language(), people.size(), progress.folder());
      progress.done(people.size() + 1);
      return outcome(viewer, asked, count, people.size() - count, progress.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  /** Whose reports; fixed at the first begin, so that places stay what they are after a kill. */
  private List<PersonId> people(Viewer viewer, ReportArchives.Asked asked, Path folder)
      throws IOException {
    var file = folder.resolve(PEOPLE);
    if (!Files.exists(file)) {
      var found = archives.people(viewer, asked.unit());
      if (found.isEmpty()) {
        throw new NobodyToReport();
      }
      var draft = folder.resolve(PEOPLE + ".part");
      Files.write(draft, found.stream().map(card -> card.id().value().toString()).toList());
      Files.move(draft, file);
    }
    return ids(file);
  }

  private static List<PersonId> ids(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(UUID::fromString).map(PersonId::new).toList();
  }

  /** What one transaction reads of a person; the document is drawn after it. */
  private record Read(ArchivedReport person, Optional<Document> document) {
    record Document(ReportView view, Map<String, List<ReportSection.Section>> sections) {}
  }

  /** The document of one person, if there is a report and leave to see it, and their lines. */
  private void make(Viewer viewer, ReportArchives.Asked asked, PersonId person, int at, Path folder)
      throws IOException {
    var read =
        Objects.requireNonNull(
            transactions.execute(_ ->
                policy.maySee(viewer, person)
                    ? Optional.of(read(asked, policy.see(viewer, person)))
                    : Optional.<Read>empty()));
    if (read.isEmpty()) {
      return;
    }
    var today = dates.day(calendar.today(viewer.tenant()), asked.language());
    if (read.get().document().isPresent()) {
      var document = read.get().document().get();
      Files.write(
          folder.resolve(at + ".pdf"),
          pdf.of(document.view(), document.sections(), today, asked.language()));
    }
    Files.write(folder.resolve(at + ".json"), json.writeValueAsBytes(read.get().person()));
  }

  private Read read(ReportArchives.Asked asked, Sight sight) {
    var language = asked.language();
    var card = directory.card(sight.viewer().tenant(), sight.person());
    var opened =
        asked
            .campaign()
            .map(campaign -> reports.of(sight, campaign))
            .orElseGet(() -> reports.of(sight, Optional.empty()));
    var unit = card.unit().map(ref -> ref.name().in(language)).orElse("");
    var name = card.name().in(language);
    var position =
        opened
            .heading()
            .against()
            .map(against -> against.name().in(language))
            .or(() -> card.position().map(PositionRef::name).map(words -> words.in(language)))
            .orElse("");
    if (!(opened instanceof Opened.Report shown)) {
      return new Read(
          new ArchivedReport(card.number(), name, unit, position, null, null, List.of()),
          Optional.empty());
    }
    var view = ReportView.of(opened, sight, language, messages);
    var reader = new Reader(messages, language, false, name);
    return new Read(
        new ArchivedReport(
            card.number(),
            name,
            unit,
            position,
            ArchiveNames.entry(unit, card.number(), name),
            reader.say("report.verdict." + key(shown.report().verdict().outcome())),
            shown.report().all().stream().map(line -> row(reader, line)).toList()),
        Optional.of(new Read.Document(view, sections.of(opened, sight, language, view))));
  }

  private static ArchivedReport.Row row(Reader reader, Line line) {
    return new ArchivedReport.Row(
        reader.nameOf(line),
        reader.say("report-table.layer." + key(line.competency().layer())),
        line.mustHave(),
        line.weight(),
        Figures.demand(reader, line.demand()),
        reader.say("report.finding." + key(line.finding())),
        line.result().map(result -> rounded(result.value())).orElse(null),
        distance(line),
        line.judgement()
            .confidence()
            .map(sure -> reader.say("report.confidence." + key(sure)))
            .orElse(""),
        line.known().map(known -> known.asOf().toString()).orElse(null));
  }

  private static @Nullable Double distance(Line line) {
    return line.margin().isPresent() ? rounded(line.margin().getAsDouble()) : null;
  }

  /** One decimal, as everywhere; a table must not claim more than the report. */
  private static Double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** As in message keys, such as {@code not-enough-evidence}. */
  private static String key(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How many documents went into it. */
  private int assemble(Language language, int people, Path folder) throws IOException {
    var included = new ArrayList<String>();
    var ids = ids(folder.resolve(PEOPLE));
    int documents = 0;
    var draft = folder.resolve(RESULT + ".part");
    try (var table = new ReportTable(messages, language);
        OutputStream file = Files.newOutputStream(draft);
        var zip = new ZipOutputStream(new BufferedOutputStream(file))) {
      for (int at = 0; at < people; at++) {
        var line = folder.resolve(at + ".json");
        if (!Files.exists(line)) {
          continue;
        }
        included.add(ids.get(at).value().toString());
        var person = json.readValue(Files.readAllBytes(line), ArchivedReport.class);
        table.add(person);
        if (person.entry() != null) {
          zip.putNextEntry(new ZipEntry(person.entry()));
          Files.copy(folder.resolve(at + ".pdf"), zip);
          zip.closeEntry();
          documents++;
        }
      }
      var name = messages.getMessage("report-table.file", null, language.locale());
      zip.putNextEntry(new ZipEntry(name + ".xlsx"));
      table.write(
          new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              out.write(bytes, from, length);
            }

            @Override
            public void close() {
              // The archive goes on after the table.
            }
          });
      zip.closeEntry();
    }
    Files.write(folder.resolve(INCLUDED), included);
    Files.move(draft, folder.resolve(RESULT), StandardCopyOption.REPLACE_EXISTING);
    clear(folder);
    return documents;
  }

  /** The parts are in the archive; a second copy of what is personal helps nobody. */
  private static void clear(Path folder) throws IOException {
    try (Stream<Path> parts = Files.list(folder)) {
      for (var part : parts.toList()) {
        var name = Objects.requireNonNull(part.getFileName()).toString();
        if (name.matches("\\d+\\.(?:pdf|json)")) {
          Files.delete(part);
        }
      }
    }
  }

  private Outcome outcome(
      Viewer viewer, ReportArchives.Asked asked, int documents, int without, Path folder) {
    var today = calendar.today(viewer.tenant());
    var unit = archives.unit(viewer.tenant(), asked.unit());
    return new Outcome(
        Text.of(
            sentence(Language.ZH, documents, without), sentence(Language.EN, documents, without)),
        Optional.of(
            new Outcome.ResultFile(
                ArchiveNames.part(unit.in(asked.language()) + "-" + today) + ".zip",
                ZIP,
                folder.resolve(RESULT))));
  }

  private String sentence(Language language, int documents, int without) {
    return messages.getMessage(
        "unit-reports.outcome", new Object[] {documents, without}, language.locale());
  }

  /** Only while the viewer may see everybody who is in it. */
  @Override
  public boolean isStillOpenTo(Viewer viewer, WorkOrder order, Path folder) {
    var file = folder.resolve(INCLUDED);
    if (!Files.exists(file)) {
      return false;
    }
    try {
      var included = ids(file);
      return policy.visible(viewer, included).containsAll(included);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void taken(Viewer viewer, WorkOrder order) {
    archives.taken(viewer, order);
  }
}
