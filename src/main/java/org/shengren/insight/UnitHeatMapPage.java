package org.shengren.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.JobFamilyId;
import org.shengren.organization.OrgUnitId;
import org.shengren.tenancy.Calendar;
import org.shengren.tenancy.Tenants;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How the people of units stand against what their positions ask, from unit to unit. */
@Controller
class UnitHeatMapPage {
  private final AccessPolicy policy;
  private final UnitHeatMaps maps;
  private final Tenants tenants;
  private final Calendar calendar;
  private final MessageSource messages;

  UnitHeatMapPage(
      AccessPolicy policy,
      UnitHeatMaps maps,
      Tenants tenants,
      Calendar calendar,
      MessageSource messages) {
    this.policy = policy;
    this.maps = maps;
    this.tenants = tenants;
    this.calendar = calendar;
    this.messages = messages;
  }

  @GetMapping("/insight")
  String begin(Viewer viewer, Model model) {
    var start = maps.start(policy.seeGroups(viewer));
    if (start.isPresent()) {
      return "redirect:/insight/units/" + start.get().value();
    }
    model.addAttribute("map", null);
    return "insight/unit-heat-map";
  }

  @GetMapping("/insight/units/{unit}")
  String show(
      Viewer viewer,
      Language language,
      @PathVariable OrgUnitId unit,
      @RequestParam Optional<JobFamilyId> family,
      Model model) {
    var map = maps.of(policy.seeGroups(viewer), unit, family);
    model.addAttribute(
        "map",
        UnitHeatMapInWords.of(
            map, tenants.settings(viewer.tenant()).anonymityMinimum(), messages, language));
    model.addAttribute("address", "/insight/units/" + unit.value());
    model.addAttribute("today", calendar.today(viewer.tenant()));
    return "insight/unit-heat-map";
  }

  /** The same as a workbook; who took it is in the trail, for it leaves the product. */
  @GetMapping("/insight/units/{unit}/heat-map.xlsx")
  void table(
      Viewer viewer,
      Language language,
      @PathVariable OrgUnitId unit,
      @RequestParam Optional<JobFamilyId> family,
      HttpServletResponse response)
      throws IOException {
    var map = maps.taken(policy.seeGroups(viewer), unit, family);
    var words =
        UnitHeatMapInWords.of(
            map, tenants.settings(viewer.tenant()).anonymityMinimum(), messages, language);
    response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader("Content-Disposition", "attachment; filename=heat-map.xlsx");
    response.setHeader("Cache-Control", "no-store");
    new UnitHeatMapTable(map, words).write(response.getOutputStream(), messages, language);
  }
}
