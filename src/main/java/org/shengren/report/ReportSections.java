package org.shengren.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shengren.kernel.Language;
import org.shengren.organization.Sight;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Asks everybody who has something to add to a report. */
@Component
class ReportSections {
  private final List<ReportSection> slots;
  private final MessageSource messages;

  ReportSections(List<ReportSection> slots, MessageSource messages) {
    this.slots = slots;
    this.messages = messages;
  }

  /** By the key of the place what stands there; nothing without a report. */
  Map<String, List<ReportSection.Section>> of(
      Opened opened, Sight sight, Language language, ReportView view) {
    if (!(opened instanceof Opened.Report shown)) {
      return Map.of();
    }
    var asOf = Findings.asOf(shown.report());
    if (asOf.isEmpty()) {
      return Map.of();
    }
    var about =
        new ReportSection.Shown(
            language,
            asOf.get(),
            previous(shown.report()),
            ChangeInWords.all(
                shown.report(), new Reader(messages, language, view.oneself(), view.name())));
    return slots.stream()
        .flatMap(slot -> slot.of(sight, about).stream())
        .collect(Collectors.groupingBy(section -> section.place().key()));
  }

  private static Optional<LocalDate> previous(PersonalReport report) {
    return report.all().stream()
        .flatMap(line -> line.known().stream())
        .flatMap(known -> known.earlier().stream())
        .map(Known.Earlier::asOf)
        .max(LocalDate::compareTo);
  }
}
