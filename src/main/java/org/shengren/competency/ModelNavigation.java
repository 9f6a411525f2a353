package org.shengren.competency;

import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.web.NavigationEntry;
import org.springframework.stereotype.Component;

@Component
class ModelNavigation implements NavigationEntry {
  private final AccessPolicy policy;

  ModelNavigation(AccessPolicy policy) {
    this.policy = policy;
  }

  @Override
  public String key() {
    return "model-library.navigation";
  }

  @Override
  public String url() {
    return "/models";
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public boolean shownTo(Viewer viewer) {
    return policy.may(viewer, Function.SEE_MODELS);
  }
}
