package org.shengren.report;

import java.util.List;
import java.util.Optional;
import org.shengren.competency.ModelNotFound;
import org.shengren.evidence.Evidence;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.measurement.Measures;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.PositionId;
import org.shengren.tenancy.Tenants;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Why one competency of a report was found as it was. */
@Controller
class WhyPage {
  private final AccessPolicy policy;
  private final PersonalReports reports;
  private final Measures measures;
  private final Evidence evidence;
  private final Tenants tenants;
  private final MessageSource messages;

  WhyPage(
      AccessPolicy policy,
      PersonalReports reports,
      Measures measures,
      Evidence evidence,
      Tenants tenants,
      MessageSource messages) {
    this.policy = policy;
    this.reports = reports;
    this.measures = measures;
    this.evidence = evidence;
    this.tenants = tenants;
    this.messages = messages;
  }

  @GetMapping("/people/{person}/report/why/{competency}")
  String show(
      Viewer viewer,
      Language language,
      @PathVariable PersonId person,
      @PathVariable String competency,
      @RequestParam Optional<PositionId> against,
      Model model) {
    var sight = policy.see(viewer, person);
    if (!(reports.of(sight, against) instanceof Opened.Report opened)) {
      throw new ModelNotFound();
    }
    var line = opened.report().line(competency).orElseThrow(ModelNotFound::new);
    var view = ReportView.of(opened, sight, language, messages);
    var measure = Optional.ofNullable(opened.recorded().get(competency));
    model.addAttribute("report", view);
    model.addAttribute(
        "why",
        WhyInWords.of(
            line,
            opened.report().settings(),
            opened.scale(),
            measure.map(recorded -> measures.origin(sight, recorded.id())),
            measure.isPresent() ? evidence.of(sight, competency) : List.of(),
            opened.heading().rests(),
            tenants.settings(viewer.tenant()).zone(),
            new Reader(messages, language, view.oneself(), view.name())));
    return "report/why";
  }
}
