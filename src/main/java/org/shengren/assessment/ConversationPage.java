package org.shengren.assessment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
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
  private final DueProcessQuery processes;
  private final Agreements agreements;
  private final Scales scales;
  private final Tenants tenants;

  ConversationPage(
      ConversationQuery conversations,
      DueProcessQuery processes,
      Agreements agreements,
      Scales scales,
      Tenants tenants) {
    this.conversations = conversations;
    this.processes = processes;
    this.agreements = agreements;
    this.scales = scales;
    this.tenants = tenants;
  }

  @GetMapping("/conversation")
  String show(Viewer viewer, @PathVariable ParticipantId participant, Model model) {
    var talk = conversations.of(viewer, participant);
    var scale = scales.inUse(viewer.tenant());
    model.addAttribute("talk", talk);
    model.addAttribute("guide", ConversationGuide.of(talk, scale.heldAt()));
    model.addAttribute("process", processes.of(viewer, participant));
    model.asMap().putIfAbsent("given", Map.of());
    model.addAttribute("scale", scale);
    model.addAttribute("zone", tenants.settings(viewer.tenant()).zone());
    return "assessment/conversation";
  }

  @PostMapping("/agreement")
  String say(
      Viewer viewer,
      @PathVariable ParticipantId participant,
      @RequestParam Stance stance,
      @RequestParam(defaultValue = "") String note,
      @RequestParam Optional<List<CompetencyId>> competency,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var talk = conversations.of(viewer, participant);
    try {
      agreements.say(
          viewer,
          participant,
          switch (stance) {
            case AGREED -> new Statement.Agrees(settled(talk, request), note);
            case DISAGREED ->
                new Statement.Disagrees(Set.copyOf(competency.orElse(List.of())), note);
          });
    } catch (DisagreementNeedsReason | NothingDisputed | NoteTooLong incomplete) {
      return again(viewer, participant, request, incomplete, model, response);
    }
    return "redirect:/participants/" + participant.value() + "/conversation";
  }

  private static Map<IndicatorId, Integer> settled(Conversation talk, HttpServletRequest request) {
    var settled = new HashMap<IndicatorId, Integer>();
    talk.topics().stream()
        .flatMap(topic -> topic.pairs().stream())
        .map(pair -> pair.indicator().id())
        .forEach(id -> Settling.of(request, id).ifPresent(answer -> settled.put(id, answer)));
    return settled;
  }

  private String again(
      Viewer viewer,
      ParticipantId participant,
      HttpServletRequest request,
      Refusal refusal,
      Model model,
      HttpServletResponse response) {
    response.setStatus(422);
    var given = new HashMap<String, String>();
    request.getParameterMap().forEach((name, values) -> given.put(name, values[0]));
    var disputed = request.getParameterValues("competency");
    model.addAttribute("given", given);
    model.addAttribute("disputed", disputed == null ? List.of() : List.of(disputed));
    model.addAttribute("refusal", refusal);
    return show(viewer, participant, model);
  }
}
