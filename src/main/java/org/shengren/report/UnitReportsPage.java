package org.shengren.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.assessment.CampaignId;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.organization.OrgUnitId;
import org.shengren.web.Choice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the reports of a unit are ordered as one archive. */
@Controller
@RequestMapping("/units/{unit}/reports")
class UnitReportsPage {
  private final ReportArchives archives;

  UnitReportsPage(ReportArchives archives) {
    this.archives = archives;
  }

  @GetMapping
  String show(Viewer viewer, Language language, @PathVariable OrgUnitId unit, Model model) {
    var offer = archives.offer(viewer, unit);
    model.addAttribute("unit", unit.value());
    model.addAttribute("name", offer.unit().in(language));
    model.addAttribute("people", offer.people());
    model.addAttribute(
        "campaigns",
        offer.campaigns().stream()
            .map(campaign ->
                new CampaignChoice(
                    new Choice(campaign.id().value().toString(), campaign.name().in(language)),
                    campaign.people()))
            .toList());
    model.addAttribute("languages", List.of(Language.ZH.code(), Language.EN.code()));
    model.addAttribute("chosen", language.code());
    return "report/unit-reports";
  }

  /** A campaign with how many of the people have a result in it. */
  record CampaignChoice(Choice choice, int people) {}

  @PostMapping
  String order(
      Viewer viewer,
      @PathVariable OrgUnitId unit,
      @RequestParam(required = false) @Nullable CampaignId campaign,
      @RequestParam String language) {
    var work =
        archives.order(
            viewer,
            new ReportArchives.Asked(unit, Optional.ofNullable(campaign), Language.of(language)));
    return "redirect:/work/" + work.value();
  }
}
