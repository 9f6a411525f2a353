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
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
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

/** What is known of a person apart from the work, to correct. */
@Controller
@RequestMapping("/people/{person}/edit")
class PersonDetailsPage {
  record PersonDetailsForm(
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
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate joinedOn) {}

  private final People people;
  private final Directory directory;
  private final RefusedFields refused;
  private final AccessPolicy policy;

  PersonDetailsPage(
      People people, Directory directory, RefusedFields refused, AccessPolicy policy) {
    this.people = people;
    this.directory = directory;
    this.refused = refused;
    this.policy = policy;
  }

  @GetMapping
  String show(Viewer viewer, @PathVariable PersonId person, Model model) {
    var card = card(viewer, person, model);
    model.addAttribute(
        "personDetailsForm",
        new PersonDetailsForm(
            card.number(),
            Names.only(card.name(), Language.ZH),
            Names.only(card.name(), Language.EN),
            card.email().orElse(null),
            card.grade().orElse(null),
            card.joinedOn().orElse(null)));
    return "organization/person-details";
  }

  @PostMapping
  ModelAndView change(
      Viewer viewer,
      @PathVariable PersonId person,
      @Valid @ModelAttribute("personDetailsForm") PersonDetailsForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes next) {
    card(viewer, person, model);
    if (Names.missing(form.name(), form.nameEn())) {
      errors.rejectValue("name", "person.name.missing");
    }
    if (!errors.hasErrors()) {
      try {
        var name = Names.text(form.name(), form.nameEn());
        people.change(
            viewer,
            person,
            new PersonDetails(
                Objects.requireNonNull(form.number()),
                name,
                Optional.ofNullable(form.email()),
                Optional.ofNullable(form.grade()),
                Optional.ofNullable(form.joinedOn())));
        refused.notice(next, "person-details.done", name);
        return new ModelAndView("redirect:/people/" + person.value());
      } catch (Refusal refusal) {
        refused.reject(errors, refusal);
      }
    }
    return new ModelAndView(
        "organization/person-details", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private PersonCard card(Viewer viewer, PersonId person, Model model) {
    var card = directory.card(viewer.tenant(), person);
    policy.require(viewer, Function.MANAGE_PEOPLE, person);
    model.addAttribute("card", card);
    return card;
  }
}
