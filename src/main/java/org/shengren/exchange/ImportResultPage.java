package org.shengren.exchange;

import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What an import did, and what comes next. */
@Controller
class ImportResultPage {
  private final AccessPolicy policy;

  ImportResultPage(AccessPolicy policy) {
    this.policy = policy;
  }

  @GetMapping("/people/import/result")
  String show(Viewer viewer, Model model) {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    // The figures come once, with the redirect; who reloads goes to the list.
    return model.containsAttribute("hired") ? "exchange/import-result" : "redirect:/people";
  }
}
