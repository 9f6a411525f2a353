package org.shengren.organization;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
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

/** Other work for a person from a day on. */
@Controller
@RequestMapping("/people/{person}/appointments/new")
class AppointmentPage {
  record AppointmentForm(
      @Nullable OrgUnitId unit,
      @Nullable PositionId position,
      @Nullable String manager,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from) {}

  private final People people;
  private final Directory directory;
  private final WorkChoices choices;
  private final RefusedFields refused;
  private final AccessPolicy policy;
  private final Calendar calendar;

  AppointmentPage(
      People people,
      Directory directory,
      WorkChoices choices,
      RefusedFields refused,
      AccessPolicy policy,
      Calendar calendar) {
    this.people = people;
    this.directory = directory;
    this.choices = choices;
    this.refused = refused;
    this.policy = policy;
    this.calendar = calendar;
  }

  @GetMapping
  String show(Viewer viewer, Language language, @PathVariable PersonId person, Model model) {
    var card = prepare(viewer, language, person, model);
    var manager = card.manager().map(PersonRef::id);
    model.addAttribute(
        "appointmentForm",
        new AppointmentForm(
            card.unit().map(UnitRef::id).orElse(null),
            card.position().map(PositionRef::id).orElse(null),
            manager.map(id -> directory.card(viewer.tenant(), id).number()).orElse(null),
            calendar.today(viewer.tenant())));
    return "organization/appointment";
  }

  @PostMapping
  ModelAndView create(
      Viewer viewer,
      Language language,
      @PathVariable PersonId person,
      @Valid @ModelAttribute("appointmentForm") AppointmentForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes next) {
    var card = prepare(viewer, language, person, model);
    var manager = choices.manager(viewer.tenant(), form.manager(), errors);
    refused.missing(errors, "unit", form.unit(), "work.unit.missing");
    refused.missing(errors, "from", form.from(), "work.from.missing");
    if (!errors.hasErrors()) {
      try {
        people.appoint(
            viewer,
            person,
            new NewAppointment(
                Objects.requireNonNull(form.unit()),
                Optional.ofNullable(form.position()),
                manager,
                Objects.requireNonNull(form.from())));
        refused.notice(next, "appointment.done", card.name());
        return new ModelAndView("redirect:/people/" + person.value());
      } catch (Refusal refusal) {
        refused.reject(errors, refusal);
      }
    }
    return new ModelAndView(
        "organization/appointment", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private PersonCard prepare(Viewer viewer, Language language, PersonId person, Model model) {
    var card = directory.card(viewer.tenant(), person);
    policy.require(viewer, Function.MANAGE_PEOPLE, person);
    model.addAttribute("card", card);
    model.addAttribute("units", choices.units(viewer, Function.MANAGE_PEOPLE, language));
    model.addAttribute("positions", choices.positions(viewer.tenant(), language));
    return card;
  }
}
