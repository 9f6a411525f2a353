package org.shengren.organization;

import java.util.Comparator;
import java.util.List;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One position: what it is for, what it asks, and who fills it. */
@Controller
class PositionPage {
  private static final int SHOWN = 12;

  private final Positions positions;
  private final JobFamilies families;
  private final Directory directory;
  private final AccessPolicy policy;
  private final List<PositionPanel> panels;

  PositionPage(
      Positions positions,
      JobFamilies families,
      Directory directory,
      AccessPolicy policy,
      List<PositionPanel> panels) {
    this.positions = positions;
    this.families = families;
    this.directory = directory;
    this.policy = policy;
    this.panels = panels;
  }

  @GetMapping("/positions/{position}")
  String show(Viewer viewer, @PathVariable PositionId position, Model model) {
    policy.require(viewer, Function.SEE_MODELS);
    var tenant = viewer.tenant();
    var found = positions.find(tenant, position).orElseThrow(PositionNotFound::new);
    model.addAttribute("position", found);
    model.addAttribute("description", found.description());
    model.addAttribute(
        "family", families.find(tenant, found.familyId()).orElseThrow(JobFamilyNotFound::new));
    model.addAttribute(
        "above", found.reportsTo().flatMap(above -> positions.find(tenant, above)).orElse(null));
    model.addAttribute("holders", directory.firstInPosition(tenant, position, SHOWN));
    model.addAttribute("held", directory.holders(tenant).getOrDefault(position, 0));
    model.addAttribute(
        "panels",
        panels.stream()
            .flatMap(slot -> slot.of(viewer, position).stream())
            .sorted(Comparator.comparingInt(PersonPanel.Panel::order))
            .toList());
    return "organization/position";
  }
}
