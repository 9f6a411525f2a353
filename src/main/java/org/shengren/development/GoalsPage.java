package org.shengren.development;

import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The goals of one person: what is running, what became of the earlier ones. */
@Controller
class GoalsPage {
  private final AccessPolicy policy;
  private final Goals goals;
  private final GoalViews views;
  private final Directory directory;

  GoalsPage(AccessPolicy policy, Goals goals, GoalViews views, Directory directory) {
    this.policy = policy;
    this.goals = goals;
    this.views = views;
    this.directory = directory;
  }

  @GetMapping("/people/{person}/goals")
  String show(Viewer viewer, @PathVariable PersonId person, Language language, Model model) {
    var sight = policy.see(viewer, person);
    var all = views.of(viewer.tenant(), goals.of(sight), language);
    var open = all.stream().filter(goal -> goal.state().isOpen()).toList();
    model.addAttribute("person", person.value());
    model.addAttribute("name", directory.card(viewer.tenant(), person).name().in(language));
    model.addAttribute("own", viewer.person().equals(person));
    model.addAttribute("open", open);
    model.addAttribute("ended", all.stream().filter(goal -> !goal.state().isOpen()).toList());
    model.addAttribute("mayPropose", Goals.decides(sight) && open.size() < Goals.MOST_OPEN);
    return "development/goals";
  }
}
