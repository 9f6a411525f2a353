package org.shengren.organization;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One unit: who works there, and what lies below it. */
@Controller
class UnitPage {
  private static final int SHOWN = 50;

  private final Units units;
  private final Tree tree;
  private final Directory directory;
  private final UnitQuery query;
  private final AccessPolicy policy;
  private final List<UnitPanel> panels;

  UnitPage(
      Units units,
      Tree tree,
      Directory directory,
      UnitQuery query,
      AccessPolicy policy,
      List<UnitPanel> panels) {
    this.units = units;
    this.tree = tree;
    this.directory = directory;
    this.query = query;
    this.policy = policy;
    this.panels = panels;
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
    model.addAttribute("people", directory.firstInUnit(tenant, unit, SHOWN));
    model.addAttribute("makeUp", query.makeUp(tenant, unit));
    var mayHire = policy.may(viewer, Function.MANAGE_PEOPLE, unit);
    model.addAttribute("mayManage", policy.may(viewer, Function.MANAGE_UNITS, unit));
    model.addAttribute("mayHire", mayHire);
    model.addAttribute("quality", mayHire ? query.quality(tenant, unit) : Map.of());
    model.addAttribute(
        "panels",
        panels.stream()
            .flatMap(slot -> slot.of(viewer, unit).stream())
            .sorted(Comparator.comparingInt(PersonPanel.Panel::order))
            .toList());
    return "organization/unit";
  }
}
