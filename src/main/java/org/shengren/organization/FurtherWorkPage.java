package org.shengren.organization;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody does beside the main post and who leads them beside the manager; both can end. */
@Controller
@RequestMapping("/people/{person}")
class FurtherWorkPage {
  private final FurtherWork work;
  private final Lines lines;
  private final Directory directory;
  private final RefusedFields refused;
  private final AccessPolicy policy;
  private final Calendar calendar;

  FurtherWorkPage(
      FurtherWork work,
      Lines lines,
      Directory directory,
      RefusedFields refused,
      AccessPolicy policy,
      Calendar calendar) {
    this.work = work;
    this.lines = lines;
    this.directory = directory;
    this.refused = refused;
    this.policy = policy;
    this.calendar = calendar;
  }

  @GetMapping("/posts")
  String show(Viewer viewer, @PathVariable PersonId person, Model model) {
    prepare(viewer, person, model);
    return "organization/further-work";
  }

  @PostMapping("/posts/end")
  ModelAndView end(
      Viewer viewer,
      @PathVariable PersonId person,
      @RequestParam(required = false) @Nullable OrgUnitId unit,
      @RequestParam Optional<PositionId> position,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate lastDay,
      Model model,
      RedirectAttributes next) {
    var card = prepare(viewer, person, model);
    return answer(
        person,
        model,
        next,
        card,
        lastDay == null || unit == null
            ? null
            : () -> work.end(viewer, person, unit, position, lastDay));
  }

  @PostMapping("/dotted-lines/end")
  ModelAndView endLine(
      Viewer viewer,
      @PathVariable PersonId person,
      @RequestParam(required = false) @Nullable PersonId manager,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate lastDay,
      Model model,
      RedirectAttributes next) {
    var card = prepare(viewer, person, model);
    return answer(
        person,
        model,
        next,
        card,
        lastDay == null || manager == null
            ? null
            : () -> work.endLine(viewer, person, manager, lastDay));
  }

  private ModelAndView answer(
      PersonId person,
      Model model,
      RedirectAttributes next,
      PersonCard card,
      @Nullable Runnable ending) {
    try {
      if (ending != null) {
        ending.run();
        refused.notice(next, "further-work.ended", card.name());
        return new ModelAndView("redirect:/people/" + person.value() + "/posts");
      }
      model.addAttribute("refusedKey", "departure.last-day.missing");
      model.addAttribute("refusedArguments", new Object[0]);
    } catch (EndTooEarly tooEarly) {
      model.addAttribute("refusedKey", tooEarly.key());
      model.addAttribute("refusedArguments", tooEarly.arguments());
    }
    return new ModelAndView(
        "organization/further-work", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private PersonCard prepare(Viewer viewer, PersonId person, Model model) {
    var card = directory.card(viewer.tenant(), person);
    policy.require(viewer, Function.MANAGE_PEOPLE, person);
    model.addAttribute("card", card);
    model.addAttribute("posts", lines.furtherPosts(viewer.tenant(), person));
    var today = calendar.today(viewer.tenant());
    model.addAttribute(
        "dotted",
        lines.leaders(viewer.tenant(), person, today, FurtherWork.FAR).stream()
            .filter(Leader::dotted)
            .toList());
    model.addAttribute("today", today);
    return card;
  }
}
