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

/** What to work on next: what the newest report suggests, or any other competency. */
@Controller
class NewGoalPage {
  private final AccessPolicy policy;
  private final Suggestions suggestions;
  private final Goals goals;
  private final Directory directory;

  NewGoalPage(AccessPolicy policy, Suggestions suggestions, Goals goals, Directory directory) {
    this.policy = policy;
    this.suggestions = suggestions;
    this.goals = goals;
    this.directory = directory;
  }

  @GetMapping("/people/{person}/goals/new")
  String show(Viewer viewer, @PathVariable PersonId person, Language language, Model model) {
    var sight = policy.see(viewer, person);
    Goals.party(sight);
    var card = directory.card(viewer.tenant(), person);
    model.addAttribute("person", person.value());
    model.addAttribute("name", card.name().in(language));
    model.addAttribute("own", viewer.person().equals(person));
    model.addAttribute("suggestions", suggestions.of(sight, language));
    model.addAttribute("all", suggestions.all(viewer.tenant(), person));
    model.addAttribute(
        "open", goals.of(sight).stream().filter(goal -> goal.state().isOpen()).count());
    model.addAttribute("most", Goals.MOST_OPEN);
    return "development/new-goal";
  }
}
