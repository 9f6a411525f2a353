package org.shengren.report;

import org.shengren.kernel.Viewer;
import org.shengren.web.NavigationEntry;
import org.springframework.stereotype.Component;

/** "Me" in the navigation. */
@Component
class MyReportNavigation implements NavigationEntry {
  private static final int AFTER_HOME = 10;

  @Override
  public String key() {
    return "report.me";
  }

  @Override
  public String url() {
    return "/me";
  }

  @Override
  public int order() {
    return AFTER_HOME;
  }

  /** The own report is also found among people, as everybody's is, and so are the reasons in it. */
  @Override
  public boolean covers(Viewer viewer, String path) {
    var report = "/people/" + viewer.person().value() + "/report";
    return covers(path) || path.equals(report) || path.startsWith(report + "/");
  }

  @Override
  public boolean shownTo(Viewer viewer) {
    return true;
  }
}
