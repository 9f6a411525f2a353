package org.shengren.organization;

import jakarta.validation.Valid;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.shengren.kernel.Language;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
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

/** Code, name and place of a unit, and its end. */
@Controller
@RequestMapping("/units/{unit}/edit")
class UnitDetailsPage {
  private final Units units;
  private final UnitChanges changes;
  private final WorkChoices choices;
  private final RefusedFields refused;
  private final AccessPolicy policy;

  UnitDetailsPage(
      Units units,
      UnitChanges changes,
      WorkChoices choices,
      RefusedFields refused,
      AccessPolicy policy) {
    this.units = units;
    this.changes = changes;
    this.choices = choices;
    this.refused = refused;
    this.policy = policy;
  }

  @GetMapping
  String show(Viewer viewer, Language language, @PathVariable OrgUnitId unit, Model model) {
    var known = prepare(viewer, language, unit, model);
    model.addAttribute(
        "unitForm",
        new UnitForm(
            known.code(),
            Names.only(known.name(), Language.ZH),
            Names.only(known.name(), Language.EN),
            known.parent().orElse(null)));
    return "organization/unit-details";
  }

  @PostMapping
  ModelAndView change(
      Viewer viewer,
      Language language,
      @PathVariable OrgUnitId unit,
      @Valid @ModelAttribute("unitForm") UnitForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes next) {
    var known = prepare(viewer, language, unit, model);
    form.check(errors, known.parent().isEmpty() || viewer.has(Role.TENANT_ADMINISTRATOR));
    if (!errors.hasErrors()) {
      try {
        var name = Names.text(form.name(), form.nameEn());
        changes.change(
            viewer,
            unit,
            Objects.requireNonNull(form.code()),
            name,
            Optional.ofNullable(form.parent()));
        refused.notice(next, "unit-details.done", name);
        return new ModelAndView("redirect:/units/" + unit.value());
      } catch (Refusal refusal) {
        refused.reject(errors, refusal);
      }
    }
    return new ModelAndView(
        "organization/unit-details", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping("/closure")
  String close(Viewer viewer, @PathVariable OrgUnitId unit, RedirectAttributes next) {
    var known = units.get(viewer.tenant(), unit);
    units.close(viewer, unit);
    refused.notice(next, "unit-details.closed", known.name());
    return "redirect:/units/" + unit.value();
  }

  private OrgUnit prepare(Viewer viewer, Language language, OrgUnitId unit, Model model) {
    var known = units.get(viewer.tenant(), unit);
    policy.require(viewer, Function.MANAGE_UNITS, unit);
    model.addAttribute("unit", known);
    // The present place is offered even where the viewer may not choose it otherwise.
    var offered = choices.units(viewer, Function.MANAGE_UNITS, language);
    var present = known.parent().map(parent -> parent.value().toString());
    var all =
        present.isEmpty() || offered.stream().anyMatch(c -> c.value().equals(present.get()))
            ? offered
            : Stream.concat(
                    choices.units(viewer.tenant(), language).stream()
                        .filter(choice -> choice.value().equals(present.get())),
                    offered.stream())
                .toList();
    model.addAttribute(
        "units",
        all.stream().filter(choice -> !choice.value().equals(unit.value().toString())).toList());
    model.addAttribute("mayBeTop", viewer.has(Role.TENANT_ADMINISTRATOR));
    return known;
  }
}
