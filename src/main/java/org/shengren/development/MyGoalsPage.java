package org.shengren.development;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.PersonCard;
import org.shengren.tenancy.Tenants;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * All goals in which somebody has a part: the own ones, those of others one helps with, the team's.
 */
@Controller
class MyGoalsPage {
  /** One person of the team with counts, no words: these stand on the person's own page. */
  record OfTeam(PersonCard card, Optional<GoalCountsQuery.OfPerson> counts) {}

  private final AccessPolicy policy;
  private final Goals goals;
  private final GoalViews views;
  private final GoalCountsQuery counts;
  private final Directory directory;
  private final Tenants tenants;

  MyGoalsPage(
      AccessPolicy policy,
      Goals goals,
      GoalViews views,
      GoalCountsQuery counts,
      Directory directory,
      Tenants tenants) {
    this.policy = policy;
    this.goals = goals;
    this.views = views;
    this.counts = counts;
    this.directory = directory;
    this.tenants = tenants;
  }

  @GetMapping("/goals")
  String show(Viewer viewer, Language language, Model model) {
    var own = goals.of(policy.see(viewer, viewer.person()));
    var reach = policy.reach(viewer, org.shengren.organization.Function.FOLLOW_CAMPAIGNS);
    model.addAttribute("person", viewer.person().value());
    model.addAttribute(
        "own",
        views.of(
            viewer.tenant(),
            own.stream().filter(goal -> goal.state().isOpen()).toList(),
            language));
    model.addAttribute("helped", views.of(viewer.tenant(), goals.helpedBy(viewer), language));
    model.addAttribute("team", team(viewer));
    model.addAttribute("most", Goals.MOST_OPEN);
    model.addAttribute("fewest", tenants.settings(viewer.tenant()).anonymityMinimum());
    model.addAttribute(
        "units",
        reach.isNowhere()
            ? List.of()
            : counts.byUnit(viewer.tenant()).stream()
                .filter(unit -> reach.covers(unit.unit()))
                .toList());
    return "development/my-goals";
  }

  private List<OfTeam> team(Viewer viewer) {
    if (!viewer.has(Role.MANAGER)) {
      return List.of();
    }
    var team = directory.directReports(viewer.tenant(), viewer.person());
    Map<PersonId, GoalCountsQuery.OfPerson> byPerson =
        counts.of(viewer.tenant(), team.stream().map(PersonCard::id).toList()).stream()
            .collect(Collectors.toMap(GoalCountsQuery.OfPerson::person, Function.identity()));
    return team.stream()
        .map(card -> new OfTeam(card, Optional.ofNullable(byPerson.get(card.id()))))
        .toList();
  }
}
