package org.shengren.administration;

import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.web.NavigationEntry;
import org.springframework.stereotype.Component;

@Component
class AdministrationNavigation implements NavigationEntry {
  private final AccessPolicy policy;

  AdministrationNavigation(AccessPolicy policy) {
    this.policy = policy;
  }

  @Override
  public String key() {
    return "shell.administration";
  }

  @Override
  public String url() {
    return "/administration";
  }

  @Override
  public int order() {
    return 90;
  }

  @Override
  public boolean shownTo(Viewer viewer) {
    return policy.may(viewer, Function.ADMINISTER);
  }
}
