package org.shengren.organization;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Refusal;
import org.shengren.kernel.Role;
import org.shengren.kernel.Viewer;
import org.shengren.web.Choice;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which roles a person holds, and what each allows. */
@Controller
@RequestMapping("/people/{person}/roles")
class PersonRolesPage {
  private static final List<Role> GRANTABLE =
      List.of(
          Role.HR_PARTNER,
          Role.CAMPAIGN_ADMINISTRATOR,
          Role.MODEL_OWNER,
          Role.TENANT_ADMINISTRATOR);

  record RoleForm(@Nullable Role role, @Nullable OrgUnitId unit) {}

  private final Roles roles;
  private final Directory directory;
  private final WorkChoices choices;
  private final RefusedFields refused;
  private final AccessPolicy policy;
  private final MessageSource messages;

  PersonRolesPage(
      Roles roles,
      Directory directory,
      WorkChoices choices,
      RefusedFields refused,
      AccessPolicy policy,
      MessageSource messages) {
    this.roles = roles;
    this.directory = directory;
    this.choices = choices;
    this.refused = refused;
    this.policy = policy;
    this.messages = messages;
  }

  @GetMapping
  String show(Viewer viewer, Language language, @PathVariable PersonId person, Model model) {
    prepare(viewer, language, person, model);
    model.addAttribute("roleForm", new RoleForm(null, null));
    return "organization/person-roles";
  }

  @PostMapping
  ModelAndView grant(
      Viewer viewer,
      Language language,
      @PathVariable PersonId person,
      @Valid @ModelAttribute("roleForm") RoleForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes next) {
    var card = prepare(viewer, language, person, model);
    if (form.role() != null && !GRANTABLE.contains(form.role())) {
      errors.rejectValue("role", "person-roles.role.missing");
    }
    refused.missing(errors, "role", form.role(), "person-roles.role.missing");
    if (!errors.hasErrors()) {
      var role = Objects.requireNonNull(form.role());
      try {
        roles.grant(
            viewer,
            person,
            role,
            role == Role.HR_PARTNER ? Optional.ofNullable(form.unit()) : Optional.empty());
        refused.notice(next, "person-roles.granted", card.name());
        return new ModelAndView("redirect:/people/" + person.value() + "/roles");
      } catch (Refusal refusal) {
        refused.reject(errors, refusal);
      }
    }
    return new ModelAndView(
        "organization/person-roles", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping("/withdrawal")
  String withdraw(
      Viewer viewer,
      @PathVariable PersonId person,
      @RequestParam Role role,
      @RequestParam(required = false) @Nullable OrgUnitId unit,
      RedirectAttributes next) {
    var card = directory.card(viewer.tenant(), person);
    roles.withdraw(viewer, person, role, Optional.ofNullable(unit));
    refused.notice(next, "person-roles.withdrawn", card.name());
    return "redirect:/people/" + person.value() + "/roles";
  }

  private PersonCard prepare(Viewer viewer, Language language, PersonId person, Model model) {
    policy.require(viewer, Function.GRANT_ROLES);
    var card = directory.card(viewer.tenant(), person);
    model.addAttribute("card", card);
    model.addAttribute("granted", roles.granted(viewer.tenant(), person));
    model.addAttribute("held", roles.of(viewer.tenant(), person));
    model.addAttribute(
        "roles",
        GRANTABLE.stream()
            .map(role ->
                new Choice(
                    role.name(),
                    Objects.requireNonNull(
                        messages.getMessage("role." + role, null, "", language.locale()))))
            .toList());
    model.addAttribute("units", choices.units(viewer.tenant(), language));
    model.addAttribute("self", viewer.person().equals(person));
    return card;
  }
}
