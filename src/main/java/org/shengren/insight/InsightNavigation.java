package org.shengren.insight;

import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.web.NavigationEntry;
import org.springframework.stereotype.Component;

/** "Insight" in the navigation of HR partners; managers come to it from their team. */
@Component
class InsightNavigation implements NavigationEntry {
  private static final int AFTER_TEAM = 25;

  @Override
  public String key() {
    return "insight.navigation";
  }

  @Override
  public String url() {
    return "/insight";
  }

  @Override
  public int order() {
    return AFTER_TEAM;
  }

  @Override
  public boolean shownTo(Viewer viewer) {
    return viewer.has(Role.HR_PARTNER);
  }
}
