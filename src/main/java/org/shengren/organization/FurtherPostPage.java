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

/** A post beside the main one, with its share of the working time. */
@Controller
@RequestMapping("/people/{person}/posts/new")
class FurtherPostPage {
  record FurtherPostForm(
      @Nullable OrgUnitId unit,
      @Nullable PositionId position,
      @Nullable Integer share,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from) {}

  private final FurtherWork work;
  private final Directory directory;
  private final WorkChoices choices;
  private final RefusedFields refused;
  private final AccessPolicy policy;
  private final Calendar calendar;

  FurtherPostPage(
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
  String show(Viewer viewer, Language language, @PathVariable PersonId person, Model model) {
    prepare(viewer, language, person, model);
    model.addAttribute(
        "furtherPostForm", new FurtherPostForm(null, null, null, calendar.today(viewer.tenant())));
    return "organization/further-post";
  }

  @PostMapping
  ModelAndView create(
      Viewer viewer,
      Language language,
      @PathVariable PersonId person,
      @Valid @ModelAttribute("furtherPostForm") FurtherPostForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes next) {
    var card = prepare(viewer, language, person, model);
    refused.missing(errors, "unit", form.unit(), "work.unit.missing");
    refused.missing(errors, "from", form.from(), "work.from.missing");
    refused.missing(errors, "share", form.share(), "further-post.share.range");
    var share = Objects.requireNonNullElse(form.share(), 1);
    if (share < 1 || share > 99) {
      errors.rejectValue("share", "further-post.share.range");
    }
    if (!errors.hasErrors()) {
      try {
        work.takeUp(
            viewer,
            person,
            new StaffChanges.Post(
                Objects.requireNonNull(form.unit()), Optional.ofNullable(form.position()), share),
            Objects.requireNonNull(form.from()));
        refused.notice(next, "further-post.done", card.name());
        return new ModelAndView("redirect:/people/" + person.value() + "/posts");
      } catch (Refusal refusal) {
        refused.reject(errors, refusal);
      }
    }
    return new ModelAndView(
        "organization/further-post", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
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
