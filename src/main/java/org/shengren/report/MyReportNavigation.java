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

  @Override
  public boolean shownTo(Viewer viewer) {
    return true;
  }
}
