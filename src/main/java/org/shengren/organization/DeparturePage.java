package org.shengren.organization;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody leaves; the page says first what that means. */
@Controller
@RequestMapping("/people/{person}/departure")
class DeparturePage {
  record DepartureForm(
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate lastDay) {}

  private final People people;
  private final Directory directory;
  private final RefusedFields refused;
  private final AccessPolicy policy;
  private final Calendar calendar;

  DeparturePage(
      People people,
      Directory directory,
      RefusedFields refused,
      AccessPolicy policy,
      Calendar calendar) {
    this.people = people;
    this.directory = directory;
    this.refused = refused;
    this.policy = policy;
    this.calendar = calendar;
  }

  @GetMapping
  String show(Viewer viewer, @PathVariable PersonId person, Model model) {
    prepare(viewer, person, model);
    model.addAttribute("departureForm", new DepartureForm(calendar.today(viewer.tenant())));
    return "organization/departure";
  }

  @PostMapping
  ModelAndView create(
      Viewer viewer,
      @PathVariable PersonId person,
      @Valid @ModelAttribute("departureForm") DepartureForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes next) {
    var card = prepare(viewer, person, model);
    refused.missing(errors, "lastDay", form.lastDay(), "departure.last-day.missing");
    if (!errors.hasErrors()) {
      try {
        people.leave(viewer, person, Objects.requireNonNull(form.lastDay()));
        refused.notice(next, "departure.done", card.name());
        return new ModelAndView("redirect:/people/" + person.value());
      } catch (Refusal refusal) {
        refused.reject(errors, refusal);
      }
    }
    return new ModelAndView(
        "organization/departure", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private PersonCard prepare(Viewer viewer, PersonId person, Model model) {
    var card = directory.card(viewer.tenant(), person);
    policy.require(viewer, Function.MANAGE_PEOPLE, person);
    model.addAttribute("card", card);
    model.addAttribute("reports", directory.directReports(viewer.tenant(), person));
    return card;
  }
}
