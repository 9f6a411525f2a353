package org.shengren.assessment;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shengren.competency.CompetencyId;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The person asks somebody else to look at a released result again. */
@Controller
@RequestMapping("/participants/{participant}/appeal")
class AppealPage {
  private final ConversationQuery conversations;
  private final DueProcessQuery processes;
  private final Disputes disputes;

  AppealPage(ConversationQuery conversations, DueProcessQuery processes, Disputes disputes) {
    this.conversations = conversations;
    this.processes = processes;
    this.disputes = disputes;
  }

  @GetMapping
  String show(Viewer viewer, @PathVariable ParticipantId participant, Model model) {
    var talk = conversations.of(viewer, participant);
    if (talk.side() != Side.SELF) {
      throw new ParticipantNotFound();
    }
    var process = processes.of(viewer, participant);
    if (!process.mayAppeal()) {
      return "redirect:/participants/" + participant.value() + "/conversation";
    }
    model.addAttribute("talk", talk);
    model.addAttribute("process", process);
    return "assessment/appeal";
  }

  @PostMapping
  String appeal(
      Viewer viewer,
      @PathVariable ParticipantId participant,
      @RequestParam Optional<List<CompetencyId>> competency,
      @RequestParam(defaultValue = "") String reason,
      HttpServletResponse response,
      Model model) {
    var chosen = Set.copyOf(competency.orElse(List.of()));
    try {
      disputes.appeal(viewer, participant, chosen, reason);
    } catch (AppealNeedsReason | NothingDisputed | NoteTooLong incomplete) {
      return again(viewer, participant, chosen, reason, incomplete, response, model);
    }
    return "redirect:/participants/" + participant.value() + "/conversation";
  }

  private String again(
      Viewer viewer,
      ParticipantId participant,
      Set<CompetencyId> chosen,
      String reason,
      Refusal refusal,
      HttpServletResponse response,
      Model model) {
    response.setStatus(422);
    model.addAttribute("chosen", chosen);
    model.addAttribute("reason", reason);
    model.addAttribute("refusal", refusal);
    return show(viewer, participant, model);
  }
}
