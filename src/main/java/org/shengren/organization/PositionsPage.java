package org.shengren.organization;

import java.util.List;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All positions, family by family. */
@Controller
class PositionsPage {
  /** A family with its positions and how many fill each. */
  record Family(JobFamily family, List<Line> lines) {}

  /** A position and how many fill it today. */
  record Line(Position position, int holders) {}

  private final JobFamilies families;
  private final Positions positions;
  private final Directory directory;
  private final AccessPolicy policy;

  PositionsPage(
      JobFamilies families, Positions positions, Directory directory, AccessPolicy policy) {
    this.families = families;
    this.positions = positions;
    this.directory = directory;
    this.policy = policy;
  }

  @GetMapping("/positions")
  String show(Viewer viewer, Model model) {
    policy.require(viewer, Function.SEE_MODELS);
    var holders = directory.holders(viewer.tenant());
    var all = positions.all(viewer.tenant());
    model.addAttribute("count", all.size());
    model.addAttribute(
        "families",
        families.all(viewer.tenant()).stream()
            .map(family ->
                new Family(
                    family,
                    all.stream()
                        .filter(position -> position.familyId().equals(family.id()))
                        .map(position -> new Line(position, holders.getOrDefault(position.id(), 0)))
                        .toList()))
            .filter(family -> !family.lines().isEmpty())
            .toList());
    return "organization/positions";
  }
}
