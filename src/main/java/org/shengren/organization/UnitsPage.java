package org.shengren.organization;

import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The organisation as a tree. */
@Controller
class UnitsPage {
  private final Tree tree;
  private final AccessPolicy policy;

  UnitsPage(Tree tree, AccessPolicy policy) {
    this.tree = tree;
    this.policy = policy;
  }

  @GetMapping("/units")
  String show(Viewer viewer, Model model) {
    policy.require(viewer, Function.SEE_DIRECTORY);
    var roots = tree.roots(viewer.tenant());
    model.addAttribute("roots", roots);
    model.addAttribute(
        "units", roots.stream().flatMap(UnitNode::withBelow).filter(u -> !u.closed()).count());
    model.addAttribute("people", roots.stream().mapToInt(UnitNode::peopleWithBelow).sum());
    model.addAttribute("mayCreate", !policy.reach(viewer, Function.MANAGE_UNITS).isNowhere());
    return "organization/units";
  }
}
