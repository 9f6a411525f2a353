package org.shengren.assessment;

import org.shengren.competency.Scales;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a rater knows before the first answer: whom, what for, how long, on what scale. */
@Controller
@RequestMapping("/assignments/{assignment}")
class AssignmentPage {
  private final SheetQuery sheets;
  private final Assignments assignments;
  private final Scales scales;
  private final Calendar calendar;

  AssignmentPage(SheetQuery sheets, Assignments assignments, Scales scales, Calendar calendar) {
    this.sheets = sheets;
    this.assignments = assignments;
    this.scales = scales;
    this.calendar = calendar;
  }

  @GetMapping
  String show(Viewer viewer, @PathVariable AssignmentId assignment, Model model) {
    var sheet = sheets.of(viewer, assignment);
    model.addAttribute("sheet", sheet);
    model.addAttribute("partRaters", sheets.partRaters(viewer, sheet.participant()));
    model.addAttribute("scale", scales.inUse(viewer.tenant()));
    model.addAttribute("begun", !calendar.today(viewer.tenant()).isBefore(sheet.startsOn()));
    return "assessment/assignment";
  }

  @PostMapping("/start")
  String start(Viewer viewer, @PathVariable AssignmentId assignment) {
    assignments.start(viewer, assignment);
    return "redirect:/assignments/%s/competencies/%s"
        .formatted(assignment.value(), sheets.of(viewer, assignment).next().code());
  }
}
