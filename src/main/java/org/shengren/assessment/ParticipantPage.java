package org.shengren.assessment;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.Directory;
import org.shengren.organization.PeopleSearch;
import org.shengren.organization.PersonCard;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One participant of a campaign: who rates, and what is changed about it. */
@Controller
@RequestMapping("/assessments/{campaign}/participants/{participant}")
class ParticipantPage {
  private static final int SUGGESTIONS = 8;

  private final ParticipantQuery query;
  private final Participants participants;
  private final Directory directory;
  private final MessageSource messages;

  ParticipantPage(
      ParticipantQuery query,
      Participants participants,
      Directory directory,
      MessageSource messages) {
    this.query = query;
    this.participants = participants;
    this.directory = directory;
    this.messages = messages;
  }

  /**
   * The participant.
   *
   * @param manager part of the name of somebody who shall rate as the direct manager
   */
  @GetMapping
  String show(
      Viewer viewer,
      Language language,
      @PathVariable CampaignId campaign,
      @PathVariable ParticipantId participant,
      @RequestParam(defaultValue = "") String manager,
      Model model) {
    var found = query.of(viewer, campaign, participant);
    model.addAttribute("participant", found);
    model.addAttribute("words", manager.strip());
    model.addAttribute(
        "choices",
        manager.isBlank() || !found.mayReplace()
            ? List.<PersonCard>of()
            : directory
                .search(viewer.tenant(), PeopleSearch.of(manager.strip()), language)
                .people()
                .stream()
                .filter(card -> !card.id().equals(found.person()))
                .limit(SUGGESTIONS)
                .toList());
    return "assessment/participant";
  }

  @PostMapping("/manager")
  String replace(
      Viewer viewer,
      @PathVariable CampaignId campaign,
      @PathVariable ParticipantId participant,
      @RequestParam PersonId person,
      Locale locale,
      RedirectAttributes redirect) {
    participants.replaceManager(viewer, participant, person);
    return done(redirect, "participant.replaced", locale, campaign, participant);
  }

  @PostMapping("/questionnaires/{assignment}/reopening")
  String reopen(
      Viewer viewer,
      @PathVariable CampaignId campaign,
      @PathVariable ParticipantId participant,
      @PathVariable AssignmentId assignment,
      Locale locale,
      RedirectAttributes redirect) {
    participants.reopen(viewer, participant, assignment);
    return done(redirect, "participant.reopened", locale, campaign, participant);
  }

  @PostMapping("/withdrawal")
  String withdraw(
      Viewer viewer,
      @PathVariable CampaignId campaign,
      @PathVariable ParticipantId participant,
      @RequestParam(defaultValue = "") String reason,
      Locale locale,
      RedirectAttributes redirect) {
    participants.withdraw(viewer, participant, reason);
    return done(redirect, "participant.withdrawn", locale, campaign, participant);
  }

  private String done(
      RedirectAttributes redirect,
      String key,
      Locale locale,
      CampaignId campaign,
      ParticipantId participant) {
    redirect.addFlashAttribute(
        "flashNotice", Objects.requireNonNull(messages.getMessage(key, null, key, locale)));
    return "redirect:/assessments/%s/participants/%s"
        .formatted(campaign.value(), participant.value());
  }
}
