package org.shengren.report;

import java.util.Optional;
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

/** What are the strengths of a person, and what is still to be developed. */
@Controller
class PersonalReportPage {
  private final AccessPolicy policy;
  private final PersonalReports reports;
  private final ReportSections sections;
  private final MessageSource messages;

  PersonalReportPage(
      AccessPolicy policy,
      PersonalReports reports,
      ReportSections sections,
      MessageSource messages) {
    this.policy = policy;
    this.reports = reports;
    this.sections = sections;
    this.messages = messages;
  }

  @GetMapping("/me")
  String own(
      Viewer viewer, Language language, @RequestParam Optional<PositionId> against, Model model) {
    return show(viewer, language, viewer.person(), against, model);
  }

  @GetMapping("/people/{person}/report")
  String show(
      Viewer viewer,
      Language language,
      @PathVariable PersonId person,
      @RequestParam Optional<PositionId> against,
      Model model) {
    var sight = policy.see(viewer, person);
    var opened = reports.of(sight, against);
    var view = ReportView.of(opened, sight, language, messages);
    model.addAttribute("report", view);
    model.addAttribute("sections", sections.of(opened, sight, language, view));
    return "report/personal-report";
  }
}
