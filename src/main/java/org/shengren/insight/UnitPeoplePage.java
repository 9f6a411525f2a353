package org.shengren.insight;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.organization.JobFamilyId;
import org.shengren.organization.OrgUnitId;
import org.shengren.tenancy.Calendar;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The people behind a unit's figures, where the viewer may see them singly. */
@Controller
class UnitPeoplePage {
  private static final int PART = 40;

  private final UnitHeatMaps maps;
  private final Calendar calendar;
  private final MessageSource messages;

  UnitPeoplePage(UnitHeatMaps maps, Calendar calendar, MessageSource messages) {
    this.maps = maps;
    this.calendar = calendar;
    this.messages = messages;
  }

  @GetMapping("/insight/units/{unit}/people")
  String show(
      Viewer viewer,
      Language language,
      @PathVariable OrgUnitId unit,
      @RequestParam Optional<JobFamilyId> family,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    var part = Math.clamp(page, 1, 10_000);
    var people = maps.people(viewer, unit, family, (part - 1) * PART, PART);
    var chosen = family.map(id -> "?family=" + id.value()).orElse("");
    var address = "/insight/units/" + unit.value();
    model.addAttribute("unit", people.unit().in(language));
    model.addAttribute("team", TeamInWords.of(people.team(), messages, language));
    model.addAttribute("total", people.total());
    model.addAttribute("map", address + chosen);
    model.addAttribute("previous", part > 1 ? to(address, chosen, part - 1) : null);
    model.addAttribute("next", part * PART < people.total() ? to(address, chosen, part + 1) : null);
    model.addAttribute("today", calendar.today(viewer.tenant()));
    return "insight/unit-people";
  }

  private static @Nullable String to(String address, String chosen, int page) {
    return address + "/people" + chosen + (chosen.isEmpty() ? "?" : "&") + "page=" + page;
  }
}
