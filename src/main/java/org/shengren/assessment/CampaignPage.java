package org.shengren.assessment;

import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How far a campaign has come: who waits for whom, without any answer. */
@Controller
@RequestMapping("/assessments/{campaign}")
class CampaignPage {
  private final CampaignProgressQuery progress;
  private final Campaigns campaigns;

  CampaignPage(CampaignProgressQuery progress, Campaigns campaigns) {
    this.progress = progress;
    this.campaigns = campaigns;
  }

  @GetMapping
  String show(Viewer viewer, @PathVariable CampaignId campaign, Model model) {
    model.addAttribute("campaign", progress.of(viewer, campaign));
    model.addAttribute("lines", progress.lines(viewer, campaign));
    return "assessment/campaign";
  }

  @PostMapping("/participants/{participant}/withdrawal")
  String withdraw(
      Viewer viewer, @PathVariable CampaignId campaign, @PathVariable ParticipantId participant) {
    campaigns.withdraw(viewer, participant);
    return "redirect:/assessments/" + campaign.value();
  }
}
