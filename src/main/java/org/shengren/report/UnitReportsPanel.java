package org.shengren.report;

import java.util.Optional;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PersonPanel.Panel;
import org.shengren.organization.UnitPanel;
import org.springframework.stereotype.Component;

/** The way from a unit to the archive of its reports, for those who may see some of them. */
@Component
class UnitReportsPanel implements UnitPanel {
  private static final int LATE = 50;
  private final ReportArchives archives;

  UnitReportsPanel(ReportArchives archives) {
    this.archives = archives;
  }

  @Override
  public Optional<Panel> of(Viewer viewer, OrgUnitId unit) {
    var mayHave = viewer.has(Role.HR_PARTNER) || viewer.has(Role.MANAGER);
    return mayHave && archives.isOffered(viewer, unit)
        ? Optional.of(
            Panel.shown(
                "unit-reports.title",
                "report/unit-reports-panel :: panel",
                unit.value().toString(),
                LATE))
        : Optional.empty();
  }
}
