package org.shengren.administration;

import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who has looked at one's own results. */
@Controller
class MyViewsPage {
  private final MyViewsQuery views;

  MyViewsPage(MyViewsQuery views) {
    this.views = views;
  }

  @GetMapping("/me/views")
  String show(Viewer viewer, Language language, Model model) {
    model.addAttribute("views", views.of(viewer, language));
    return "administration/my-views";
  }
}
