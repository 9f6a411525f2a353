package org.shengren.web;

import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Component;

@Component
class HomeNavigation implements NavigationEntry {
  @Override
  public String key() {
    return "shell.home";
  }

  @Override
  public String url() {
    return "/";
  }

  @Override
  public int order() {
    return 0;
  }

  @Override
  public boolean shownTo(Viewer viewer) {
    return true;
  }
}
