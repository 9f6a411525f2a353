package org.shengren.assessment;

import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** One's own tasks, and the campaigns that one may follow. */
@Controller
class AssessmentsPage {
  private final MyTasksQuery tasks;
  private final CampaignProgressQuery campaigns;

  AssessmentsPage(MyTasksQuery tasks, CampaignProgressQuery campaigns) {
    this.tasks = tasks;
    this.campaigns = campaigns;
  }

  @GetMapping("/assessments")
  String show(Viewer viewer, Model model) {
    model.addAttribute("tasks", tasks.of(viewer));
    model.addAttribute("campaigns", campaigns.all(viewer));
    return "assessment/assessments";
  }
}
