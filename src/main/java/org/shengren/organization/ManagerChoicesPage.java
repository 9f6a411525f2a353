package org.shengren.organization;

import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** While somebody types a manager: who may be meant. */
@Controller
class ManagerChoicesPage {
  private final Directory directory;
  private final AccessPolicy policy;

  ManagerChoicesPage(Directory directory, AccessPolicy policy) {
    this.directory = directory;
    this.policy = policy;
  }

  @GetMapping("/people/manager-choices")
  String show(
      Viewer viewer,
      Language language,
      @RequestParam(defaultValue = "") String manager,
      Model model) {
    policy.require(viewer, Function.SEE_DIRECTORY);
    model.addAttribute(
        "people",
        directory.search(viewer.tenant(), PeopleSearch.of(manager), language).people().stream()
            .limit(12)
            .toList());
    return "organization/manager-choices";
  }
}
