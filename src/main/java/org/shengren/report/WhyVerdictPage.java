package org.shengren.report;

import java.util.Optional;
import org.shengren.competency.NoRequirements;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.PositionId;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Why the verdict against a position is what it is. */
@Controller
class WhyVerdictPage {
  private final AccessPolicy policy;
  private final PersonalReports reports;
  private final MessageSource messages;

  WhyVerdictPage(AccessPolicy policy, PersonalReports reports, MessageSource messages) {
    this.policy = policy;
    this.reports = reports;
    this.messages = messages;
  }

  @GetMapping("/people/{person}/report/why/verdict")
  String show(
      Viewer viewer,
      Language language,
      @PathVariable PersonId person,
      @RequestParam Optional<PositionId> against,
      Model model) {
    var sight = policy.see(viewer, person);
    if (!(reports.of(sight, against) instanceof Opened.Report opened)) {
      throw new NoRequirements();
    }
    var view = ReportView.of(opened, sight, language, messages);
    model.addAttribute("report", view);
    model.addAttribute(
        "why",
        WhyVerdictInWords.of(
            opened.report(),
            view.words().orElseThrow(),
            new Reader(messages, language, view.oneself(), view.name())));
    return "report/why-verdict";
  }
}
