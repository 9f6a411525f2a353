package org.shengren.work;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Tenants;
import org.shengren.web.Dates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One's own work, to watch and to fetch. */
@Component
@Transactional(readOnly = true)
class WorkQuery {
  private static final int MOST = 50;
  private final WorkRecords records;
  private final Works works;
  private final Tenants tenants;
  private final Dates dates;

  WorkQuery(WorkRecords records, Works works, Tenants tenants, Dates dates) {
    this.records = records;
    this.works = works;
    this.tenants = tenants;
    this.dates = dates;
  }

  WorkLine of(Viewer viewer, WorkId id, Language language) {
    var zone = dates.zone(tenants.settings(viewer.tenant()).zone());
    return records
        .of(viewer, id)
        .map(work -> line(viewer, work, language, zone))
        .orElseThrow(WorkNotFound::new);
  }

  List<WorkLine> all(Viewer viewer, Language language) {
    var zone = dates.zone(tenants.settings(viewer.tenant()).zone());
    return records.of(viewer, MOST).stream()
        .map(work -> line(viewer, work, language, zone))
        .toList();
  }

  private WorkLine line(Viewer viewer, WorkRecords.Seen work, Language language, ZoneId zone) {
    return WorkLine.of(
        work,
        !works.isExpired(work) && work.file().isPresent() && works.isStillOpen(viewer, work),
        language,
        dates.day(LocalDate.ofInstant(work.orderedAt(), zone), language)
            + " "
            + dates.hour(work.orderedAt(), zone),
        work.expiresAt()
            .map(end -> dates.day(LocalDate.ofInstant(end, zone), language))
            .orElse(null));
  }
}
