package org.shengren.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The organisation as a tree. */
@Controller
class UnitsPage {
  /** Up to how many units two levels stand open at first. */
  private static final int SMALL = 60;

  private static final int MOST_FOUND = 100;

  /** A unit that was searched, with the way to it. */
  record Found(OrgUnitId id, Text name, String path, int people, boolean closed) {}

  private final Tree tree;
  private final AccessPolicy policy;

  UnitsPage(Tree tree, AccessPolicy policy) {
    this.tree = tree;
    this.policy = policy;
  }

  @GetMapping("/units")
  String show(
      Viewer viewer, Language language, @RequestParam(defaultValue = "") String q, Model model) {
    policy.require(viewer, Function.SEE_DIRECTORY);
    var roots = tree.roots(viewer.tenant());
    var open = roots.stream().flatMap(UnitNode::withBelow).filter(u -> !u.closed()).count();
    model.addAttribute("roots", roots);
    model.addAttribute("q", q.strip());
    model.addAttribute("found", q.isBlank() ? List.of() : found(roots, q.strip(), language));
    model.addAttribute("open", open > SMALL ? 1 : 2);
    model.addAttribute("units", open);
    model.addAttribute("people", roots.stream().mapToInt(UnitNode::peopleWithBelow).sum());
    model.addAttribute("mayCreate", !policy.reach(viewer, Function.MANAGE_UNITS).isNowhere());
    return "organization/units";
  }

  /** The branches of one unit, fetched when it is opened. */
  @GetMapping("/units/{unit}/below")
  String below(Viewer viewer, @PathVariable OrgUnitId unit, Model model) {
    policy.require(viewer, Function.SEE_DIRECTORY);
    model.addAttribute(
        "children",
        tree.roots(viewer.tenant()).stream()
            .flatMap(UnitNode::withBelow)
            .filter(node -> node.id().equals(unit))
            .findFirst()
            .orElseThrow(UnitNotFound::new)
            .children());
    return "organization/units :: below";
  }

  private static List<Found> found(List<UnitNode> roots, String q, Language language) {
    var found = new ArrayList<Found>();
    roots.forEach(root -> find(root, "", q.toLowerCase(Locale.ROOT), language, found));
    return found.stream().limit(MOST_FOUND).toList();
  }

  private static void find(
      UnitNode node, String above, String q, Language language, List<Found> found) {
    var fits =
        node.code().toLowerCase(Locale.ROOT).contains(q)
            || node.name().byLanguage().values().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(q));
    if (fits) {
      found.add(new Found(node.id(), node.name(), above, node.peopleWithBelow(), node.closed()));
    }
    var name = node.name().in(language);
    var path = above.isEmpty() ? name : above + " / " + name;
    node.children().forEach(child -> find(child, path, q, language, found));
  }
}
