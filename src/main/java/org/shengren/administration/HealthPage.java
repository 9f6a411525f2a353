package org.shengren.administration;

import java.time.Clock;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.operations.Health;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.Tenants;
import org.shengren.web.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the installation is, and what to do about it. */
@Controller
class HealthPage {
  private final AccessPolicy policy;
  private final Health health;
  private final BackgroundQuery background;
  private final Tenants tenants;
  private final Dates dates;
  private final Clock clock;

  HealthPage(
      AccessPolicy policy,
      Health health,
      BackgroundQuery background,
      Tenants tenants,
      Dates dates,
      Clock clock) {
    this.policy = policy;
    this.health = health;
    this.background = background;
    this.tenants = tenants;
    this.dates = dates;
    this.clock = clock;
  }

  @GetMapping("/administration/health")
  String show(Viewer viewer, Language language, Model model) {
    policy.require(viewer, Function.ADMINISTER);
    var zone = tenants.settings(viewer.tenant()).zone();
    var figures = health.figures(viewer.tenant());
    var checks =
        Check.of(
            figures,
            background.of(viewer.tenant()),
            clock.instant(),
            moment -> dates.moment(moment, zone));
    model.addAttribute("figures", figures);
    model.addAttribute("checks", checks);
    model.addAttribute("care", checks.stream().filter(check -> !check.good()).count());
    return "administration/health";
  }
}
