package org.shengren.organization;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Calendar;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody joins. */
@Controller
@RequestMapping("/people/new")
class NewPersonPage {
  record NewPersonForm(
      @NotBlank(message = "{person.number.missing}")
          @Size(max = 40, message = "{person.number.long}")
          @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
          @Nullable String number,
      @Size(max = 100, message = "{person.name.long}")
          @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
          @Nullable String name,
      @Size(max = 100, message = "{person.name.long}")
          @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
          @Nullable String nameEn,
      @Email(message = "{person.email.wrong}") @Size(max = 200, message = "{person.email.wrong}")
          @Nullable String email,
      @Size(max = 40, message = "{person.grade.long}")
          @Pattern(regexp = Text.SEEN, message = "{field.unseen}")
          @Nullable String grade,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate joinedOn,
      @Nullable OrgUnitId unit,
      @Nullable PositionId position,
      @Nullable String manager) {}

  private final People people;
  private final WorkChoices choices;
  private final RefusedFields refused;
  private final AccessPolicy policy;
  private final Calendar calendar;

  NewPersonPage(
      People people,
      WorkChoices choices,
      RefusedFields refused,
      AccessPolicy policy,
      Calendar calendar) {
    this.people = people;
    this.choices = choices;
    this.refused = refused;
    this.policy = policy;
    this.calendar = calendar;
  }

  @GetMapping
  String show(
      Viewer viewer,
      Language language,
      @RequestParam(required = false) @Nullable OrgUnitId unit,
      Model model) {
    model.addAttribute(
        "newPersonForm",
        new NewPersonForm(
            null, null, null, null, null, calendar.today(viewer.tenant()), unit, null, null));
    return page(viewer, language, model);
  }

  @PostMapping
  ModelAndView create(
      Viewer viewer,
      Language language,
      @Valid @ModelAttribute("newPersonForm") NewPersonForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes next) {
    policy.require(viewer, Function.MANAGE_PEOPLE);
    if (Names.missing(form.name(), form.nameEn())) {
      errors.rejectValue("name", "person.name.missing");
    }
    var manager = choices.manager(viewer.tenant(), form.manager(), errors);
    refused.missing(errors, "joinedOn", form.joinedOn(), "person.joined.missing");
    refused.missing(errors, "unit", form.unit(), "work.unit.missing");
    if (!errors.hasErrors()) {
      var joined = Objects.requireNonNull(form.joinedOn());
      try {
        var person =
            people.hire(
                viewer,
                new NewPerson(
                    Objects.requireNonNull(form.number()),
                    Names.text(form.name(), form.nameEn()),
                    Optional.ofNullable(form.email()),
                    Optional.ofNullable(form.grade()),
                    joined,
                    new NewAppointment(
                        Objects.requireNonNull(form.unit()),
                        Optional.ofNullable(form.position()),
                        manager,
                        joined)));
        refused.notice(next, "new-person.done", Names.text(form.name(), form.nameEn()));
        return new ModelAndView("redirect:/people/" + person.value());
      } catch (Refusal refusal) {
        refused.reject(errors, refusal);
      }
    }
    return new ModelAndView(
        page(viewer, language, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private String page(Viewer viewer, Language language, Model model) {
    policy.require(viewer, Function.MANAGE_PEOPLE);
    model.addAttribute("units", choices.units(viewer, Function.MANAGE_PEOPLE, language));
    model.addAttribute("positions", choices.positions(viewer.tenant(), language));
    return "organization/new-person";
  }
}
