package org.shengren.insight;

import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.web.NavigationEntry;
import org.springframework.stereotype.Component;

/** "Team" in the navigation, for those who lead somebody. */
@Component
class TeamNavigation implements NavigationEntry {
  private static final int AFTER_ME = 20;

  @Override
  public String key() {
    return "team.navigation";
  }

  @Override
  public String url() {
    return "/team";
  }

  @Override
  public int order() {
    return AFTER_ME;
  }

  @Override
  public boolean shownTo(Viewer viewer) {
    return viewer.has(Role.MANAGER);
  }
}
