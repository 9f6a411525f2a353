package org.shengren.organization;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
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

/** Somebody who leads a person beside the direct manager. */
@Controller
@RequestMapping("/people/{person}/dotted-lines/new")
class DottedLinePage {
  record DottedLineForm(
      @Nullable String manager,
      @Nullable Integer share,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from) {}

  private final FurtherWork work;
  private final Directory directory;
  private final WorkChoices choices;
  private final RefusedFields refused;
  private final AccessPolicy policy;
  private final Calendar calendar;

  DottedLinePage(
      FurtherWork work,
      Directory directory,
      WorkChoices choices,
      RefusedFields refused,
      AccessPolicy policy,
      Calendar calendar) {
    this.work = work;
    this.directory = directory;
    this.choices = choices;
    this.refused = refused;
    this.policy = policy;
    this.calendar = calendar;
  }

  @GetMapping
  String show(Viewer viewer, @PathVariable PersonId person, Model model) {
    prepare(viewer, person, model);
    model.addAttribute(
        "dottedLineForm", new DottedLineForm(null, null, calendar.today(viewer.tenant())));
    return "organization/dotted-line";
  }

  @PostMapping
  ModelAndView create(
      Viewer viewer,
      @PathVariable PersonId person,
      @Valid @ModelAttribute("dottedLineForm") DottedLineForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes next) {
    var card = prepare(viewer, person, model);
    var manager = choices.manager(viewer.tenant(), form.manager(), errors);
    refused.missing(errors, "manager", manager.orElse(null), "dotted-line.manager.missing");
    refused.missing(errors, "from", form.from(), "work.from.missing");
    var share = Optional.ofNullable(form.share());
    if (share.filter(percent -> percent < 1 || percent > 99).isPresent()) {
      errors.rejectValue("share", "further-post.share.range");
    }
    if (!errors.hasErrors()) {
      try {
        work.leadBy(
            viewer, person, manager.orElseThrow(), share, Objects.requireNonNull(form.from()));
        refused.notice(next, "dotted-line.done", card.name());
        return new ModelAndView("redirect:/people/" + person.value() + "/posts");
      } catch (Refusal refusal) {
        refused.reject(errors, refusal);
      }
    }
    return new ModelAndView(
        "organization/dotted-line", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private PersonCard prepare(Viewer viewer, PersonId person, Model model) {
    var card = directory.card(viewer.tenant(), person);
    policy.require(viewer, Function.MANAGE_PEOPLE, person);
    model.addAttribute("card", card);
    return card;
  }
}
