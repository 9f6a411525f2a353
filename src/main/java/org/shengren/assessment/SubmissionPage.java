package org.shengren.assessment;

import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last look before handing in: what is still without an answer. */
@Controller
@RequestMapping("/assignments/{assignment}/submission")
class SubmissionPage {
  private final SheetQuery sheets;
  private final Assignments assignments;

  SubmissionPage(SheetQuery sheets, Assignments assignments) {
    this.sheets = sheets;
    this.assignments = assignments;
  }

  @GetMapping
  String show(Viewer viewer, @PathVariable AssignmentId assignment, Model model) {
    var sheet = sheets.of(viewer, assignment);
    if (!sheet.isOpen()) {
      return "redirect:/assignments/" + assignment.value();
    }
    model.addAttribute("sheet", sheet);
    return "assessment/submission";
  }

  @PostMapping
  String submit(Viewer viewer, @PathVariable AssignmentId assignment) {
    assignments.submit(viewer, assignment);
    return "redirect:/assignments/" + assignment.value();
  }
}
