package org.shengren.work;

import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What one has ordered, to be found again. */
@Controller
class WorksPage {
  private final WorkQuery query;

  WorksPage(WorkQuery query) {
    this.query = query;
  }

  @GetMapping("/work")
  String show(Viewer viewer, Language language, Model model) {
    model.addAttribute("works", query.all(viewer, language));
    return "work/works";
  }
}
