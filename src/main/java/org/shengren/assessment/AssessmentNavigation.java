package org.shengren.assessment;

import org.shengren.kernel.Viewer;
import org.shengren.web.NavigationEntry;
import org.springframework.stereotype.Component;

@Component
class AssessmentNavigation implements NavigationEntry {
  @Override
  public String key() {
    return "assessments.navigation";
  }

  @Override
  public String url() {
    return "/assessments";
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public boolean covers(String path) {
    return NavigationEntry.super.covers(path)
        || path.startsWith("/assignments/")
        || path.startsWith("/disputes/")
        || path.startsWith("/participants/");
  }

  @Override
  public boolean shownTo(Viewer viewer) {
    return true;
  }
}
