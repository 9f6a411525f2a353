package org.shengren.organization;

import jakarta.validation.Valid;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new unit. */
@Controller
@RequestMapping("/units/new")
class NewUnitPage {
  private final Units units;
  private final WorkChoices choices;
  private final RefusedFields refused;
  private final AccessPolicy policy;

  NewUnitPage(Units units, WorkChoices choices, RefusedFields refused, AccessPolicy policy) {
    this.units = units;
    this.choices = choices;
    this.refused = refused;
    this.policy = policy;
  }

  @GetMapping
  String show(
      Viewer viewer,
      Language language,
      @RequestParam(required = false) @Nullable OrgUnitId parent,
      Model model) {
    model.addAttribute("unitForm", new UnitForm(null, null, null, parent));
    return page(viewer, language, model);
  }

  @PostMapping
  ModelAndView create(
      Viewer viewer,
      Language language,
      @Valid @ModelAttribute("unitForm") UnitForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes next) {
    policy.require(viewer, Function.MANAGE_UNITS);
    form.check(errors, viewer.has(Role.TENANT_ADMINISTRATOR));
    if (!errors.hasErrors()) {
      try {
        var name = Names.text(form.name(), form.nameEn());
        var unit =
            units.create(
                viewer,
                Objects.requireNonNull(form.code()),
                name,
                Optional.ofNullable(form.parent()));
        refused.notice(next, "new-unit.done", name);
        return new ModelAndView("redirect:/units/" + unit.value());
      } catch (Refusal refusal) {
        refused.reject(errors, refusal);
      }
    }
    return new ModelAndView(
        page(viewer, language, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private String page(Viewer viewer, Language language, Model model) {
    policy.require(viewer, Function.MANAGE_UNITS);
    model.addAttribute("units", choices.units(viewer, Function.MANAGE_UNITS, language));
    model.addAttribute("mayBeTop", viewer.has(Role.TENANT_ADMINISTRATOR));
    return "organization/new-unit";
  }
}
