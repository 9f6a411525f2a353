package org.shengren.assessment;

import org.shengren.competency.Scales;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Tenants;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Both views side by side, for the two who talk about them, and what each says afterwards. */
@Controller
@RequestMapping("/participants/{participant}")
class ConversationPage {
  private final ConversationQuery conversations;
  private final Agreements agreements;
  private final Scales scales;
  private final Tenants tenants;

  ConversationPage(
      ConversationQuery conversations, Agreements agreements, Scales scales, Tenants tenants) {
    this.conversations = conversations;
    this.agreements = agreements;
    this.scales = scales;
    this.tenants = tenants;
  }

  @GetMapping("/conversation")
  String show(Viewer viewer, @PathVariable ParticipantId participant, Model model) {
    model.addAttribute("talk", conversations.of(viewer, participant));
    model.addAttribute("scale", scales.inUse(viewer.tenant()));
    model.addAttribute("zone", tenants.settings(viewer.tenant()).zone());
    return "assessment/conversation";
  }

  @PostMapping("/agreement")
  String confirm(
      Viewer viewer,
      @PathVariable ParticipantId participant,
      @RequestParam Stance stance,
      @RequestParam(defaultValue = "") String note,
      Model model,
      jakarta.servlet.http.HttpServletResponse response) {
    try {
      agreements.confirm(viewer, participant, stance, note);
    } catch (DisagreementNeedsReason | NoteTooLong incomplete) {
      return again(viewer, participant, stance, note, incomplete, model, response);
    }
    return "redirect:/participants/" + participant.value() + "/conversation";
  }

  private String again(
      Viewer viewer,
      ParticipantId participant,
      Stance stance,
      String note,
      Refusal refusal,
      Model model,
      jakarta.servlet.http.HttpServletResponse response) {
    response.setStatus(422);
    model.addAttribute("stance", stance);
    model.addAttribute("note", note);
    model.addAttribute("refusal", refusal);
    return show(viewer, participant, model);
  }
}
