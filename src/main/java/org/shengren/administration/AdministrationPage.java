package org.shengren.administration;

import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What there is to look after, each with where it stands. */
@Controller
class AdministrationPage {
  private final AccessPolicy policy;
  private final AdministrationQuery administration;

  AdministrationPage(AccessPolicy policy, AdministrationQuery administration) {
    this.policy = policy;
    this.administration = administration;
  }

  @GetMapping("/administration")
  String show(Viewer viewer, Model model) {
    policy.require(viewer, Function.ADMINISTER);
    model.addAttribute("standing", administration.standing(viewer.tenant()));
    return "administration/administration";
  }
}
