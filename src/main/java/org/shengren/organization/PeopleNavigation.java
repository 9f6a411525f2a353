package org.shengren.organization;

import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.web.NavigationEntry;
import org.springframework.stereotype.Component;

@Component
class PeopleNavigation implements NavigationEntry {
  @Override
  public String key() {
    return "people.navigation";
  }

  @Override
  public String url() {
    return "/people";
  }

  @Override
  public int order() {
    return 60;
  }

  @Override
  public boolean covers(String path) {
    return NavigationEntry.super.covers(path)
        || path.equals("/units")
        || path.startsWith("/units/")
        || path.equals("/positions")
        || path.startsWith("/positions/");
  }

  @Override
  public boolean shownTo(Viewer viewer) {
    return viewer.has(Role.EMPLOYEE);
  }
}
