package org.shengren.assessment;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who decides a matter for which the line offers nobody, or somebody who cannot. */
@Controller
@RequestMapping("/disputes/{dispute}/decider")
class DeciderPage {
  private final MatterQuery matters;
  private final Disputes disputes;

  DeciderPage(MatterQuery matters, Disputes disputes) {
    this.matters = matters;
    this.disputes = disputes;
  }

  @GetMapping
  String show(
      Viewer viewer,
      Language language,
      @PathVariable DisputeId dispute,
      @RequestParam(defaultValue = "") String words,
      Model model) {
    var vacancy = matters.vacancy(viewer, dispute);
    model.addAttribute("vacancy", vacancy);
    model.addAttribute("words", words);
    model.addAttribute("candidates", matters.candidates(viewer, vacancy, words, language));
    return "assessment/decider";
  }

  @PostMapping
  String name(
      Viewer viewer,
      Language language,
      @PathVariable DisputeId dispute,
      @RequestParam Optional<PersonId> person,
      @RequestParam(defaultValue = "") String words,
      HttpServletResponse response,
      Model model) {
    try {
      disputes.name(viewer, dispute, person.orElseThrow(DeciderNotImpartial::new));
    } catch (DeciderNotImpartial refusal) {
      response.setStatus(422);
      model.addAttribute("refusal", refusal);
      return show(viewer, language, dispute, words, model);
    }
    return "redirect:/assessments";
  }
}
