package org.shengren.insight;

import java.util.Locale;
import java.util.Optional;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Language;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.tenancy.Calendar;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The strengths of a manager's team, and what is still to be developed. */
@Controller
class TeamPage {
  private final AccessPolicy policy;
  private final Teams teams;
  private final Directory directory;
  private final UnitHeatMaps maps;
  private final Calendar calendar;
  private final MessageSource messages;

  TeamPage(
      AccessPolicy policy,
      Teams teams,
      Directory directory,
      UnitHeatMaps maps,
      Calendar calendar,
      MessageSource messages) {
    this.policy = policy;
    this.teams = teams;
    this.directory = directory;
    this.maps = maps;
    this.calendar = calendar;
    this.messages = messages;
  }

  @GetMapping("/team")
  String show(
      Viewer viewer, Language language, @RequestParam Optional<Team.Sort> sort, Model model) {
    if (!viewer.has(Role.MANAGER)) {
      throw new Forbidden();
    }
    var order = sort.orElse(Team.Sort.NAME);
    var team = teams.of(policy.seeTeam(viewer), order);
    var dotted = teams.dotted(policy.seeDotted(viewer), order);
    model.addAttribute("team", TeamInWords.of(team, messages, language));
    model.addAttribute("dotted", TeamInWords.of(dotted, messages, language));
    model.addAttribute("second", directory.secondLine(viewer.tenant(), viewer.person()));
    model.addAttribute("furtherBelow", maps.saysMoreThanTeam(viewer));
    model.addAttribute("today", calendar.today(viewer.tenant()));
    model.addAttribute("sort", order.name().toLowerCase(Locale.ROOT));
    return "insight/team";
  }
}
