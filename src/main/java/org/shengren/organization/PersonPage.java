package org.shengren.organization;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One person: work now and before, whom they lead, and what other modules know. */
@Controller
class PersonPage {
  private final Directory directory;
  private final Lines lines;
  private final Tree tree;
  private final AccessPolicy policy;
  private final List<PersonPanel> panels;

  PersonPage(
      Directory directory, Lines lines, Tree tree, AccessPolicy policy, List<PersonPanel> panels) {
    this.directory = directory;
    this.lines = lines;
    this.tree = tree;
    this.policy = policy;
    this.panels = panels;
  }

  @GetMapping("/people/{person}")
  String show(Viewer viewer, @PathVariable PersonId person, Model model) {
    policy.require(viewer, Function.SEE_DIRECTORY);
    var card = directory.card(viewer.tenant(), person);
    model.addAttribute("card", card);
    model.addAttribute(
        "path", card.unit().map(unit -> tree.path(viewer.tenant(), unit.id())).orElse(List.of()));
    model.addAttribute("history", directory.appointments(viewer.tenant(), person));
    model.addAttribute("posts", lines.furtherPosts(viewer.tenant(), person));
    model.addAttribute("dotted", lines.dottedManagers(viewer.tenant(), person));
    model.addAttribute("dottedReports", lines.dottedReports(viewer.tenant(), person));
    model.addAttribute("reports", directory.directReports(viewer.tenant(), person));
    model.addAttribute("mayManage", policy.may(viewer, Function.MANAGE_PEOPLE, person));
    model.addAttribute("mayGrant", policy.may(viewer, Function.GRANT_ROLES));
    model.addAttribute("self", viewer.person().equals(person));
    model.addAttribute(
        "panels",
        panels.stream()
            .flatMap(shown(viewer, person))
            .sorted(Comparator.comparingInt(PersonPanel.Panel::order))
            .toList());
    return "organization/person";
  }

  private java.util.function.Function<PersonPanel, Stream<PersonPanel.Panel>> shown(
      Viewer viewer, PersonId person) {
    if (policy.maySee(viewer, person)) {
      return slot -> slot.of(viewer, person).stream();
    }
    return policy.maySeeHeadline(viewer, person)
        ? slot -> slot.ofHeadline(viewer, person).stream()
        : _ -> Stream.empty();
  }
}
