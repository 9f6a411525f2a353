package org.shengren.report;

import java.util.List;
import org.shengren.kernel.Viewer;
import org.shengren.web.NavigationEntry;
import org.springframework.stereotype.Component;

/** "Me" in the navigation. */
@Component
class MyReportNavigation implements NavigationEntry {
  private static final int AFTER_HOME = 10;

  /** What is one's own where it stands under one's own name among people. */
  private static final List<String> OWN = List.of("/report", "/goals", "/evidence");

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

  /**
   * The own report is also found among people, as everybody's is, and so are the reasons in it,
   * one's goals and one's examples.
   */
  @Override
  public boolean covers(Viewer viewer, String path) {
    var own = "/people/" + viewer.person().value();
    return covers(path)
        || path.equals("/goals")
        || path.startsWith("/goals/")
        || OWN.stream()
            .map(own::concat)
            .anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
  }

  @Override
  public boolean shownTo(Viewer viewer) {
    return true;
  }
}
