package org.shengren.organization;

import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One unit: who works there, and what lies below it. */
@Controller
class UnitPage {
  private final Units units;
  private final Tree tree;
  private final Directory directory;
  private final AccessPolicy policy;

  UnitPage(Units units, Tree tree, Directory directory, AccessPolicy policy) {
    this.units = units;
    this.tree = tree;
    this.directory = directory;
    this.policy = policy;
  }

  @GetMapping("/units/{unit}")
  String show(Viewer viewer, @PathVariable OrgUnitId unit, Model model) {
    policy.require(viewer, Function.SEE_DIRECTORY);
    var tenant = viewer.tenant();
    model.addAttribute("unit", units.get(tenant, unit));
    model.addAttribute(
        "node",
        tree.roots(tenant).stream()
            .flatMap(UnitNode::withBelow)
            .filter(node -> node.id().equals(unit))
            .findFirst()
            .orElseThrow(UnitNotFound::new));
    var path = tree.path(tenant, unit);
    model.addAttribute("above", path.subList(0, path.size() - 1));
    model.addAttribute("people", directory.inUnit(tenant, unit, false));
    model.addAttribute("mayManage", policy.may(viewer, Function.MANAGE_UNITS, unit));
    model.addAttribute("mayHire", policy.may(viewer, Function.MANAGE_PEOPLE, unit));
    return "organization/unit";
  }
}
