package org.shengren.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.shengren.kernel.Language;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.Function;
import org.shengren.organization.Roles;
import org.shengren.tenancy.Tenants;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How one person signs in, for whoever helps when it does not work. */
@Controller
@RequestMapping("/people/{person}/account")
class PersonAccountPage {
  private final PasswordResets resets;
  private final PersonAccountQuery accounts;
  private final Directory directory;
  private final Roles roles;
  private final AccessPolicy policy;
  private final Tenants tenants;
  private final MessageSource messages;

  PersonAccountPage(
      PasswordResets resets,
      PersonAccountQuery accounts,
      Directory directory,
      Roles roles,
      AccessPolicy policy,
      Tenants tenants,
      MessageSource messages) {
    this.resets = resets;
    this.accounts = accounts;
    this.directory = directory;
    this.roles = roles;
    this.policy = policy;
    this.tenants = tenants;
    this.messages = messages;
  }

  @GetMapping
  String show(Viewer viewer, @PathVariable PersonId person, Model model) {
    var card = directory.card(viewer.tenant(), person);
    policy.require(viewer, Function.MANAGE_ACCOUNTS, person);
    model.addAttribute("card", card);
    model.addAttribute("account", accounts.of(viewer.tenant(), person));
    model.addAttribute("granted", roles.granted(viewer.tenant(), person));
    model.addAttribute("may", resets.may(viewer, person));
    model.addAttribute("mayGrant", policy.may(viewer, Function.GRANT_ROLES));
    model.addAttribute("self", viewer.person().equals(person));
    model.addAttribute("zone", tenants.settings(viewer.tenant()).zone());
    return "identity/person-account";
  }

  /** The link is part of the answer and of nothing else: whoever reloads makes a new one. */
  @PostMapping("/reset")
  String reset(
      Viewer viewer, @PathVariable PersonId person, HttpServletRequest request, Model model) {
    directory.card(viewer.tenant(), person);
    var made = resets.make(viewer, person);
    model.addAttribute(
        "link",
        ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
            + "/reset/"
            + made.token());
    model.addAttribute("expiresAt", made.expiresAt());
    return show(viewer, person, model);
  }

  @PostMapping("/unlocking")
  String unlock(
      Viewer viewer, Language language, @PathVariable PersonId person, RedirectAttributes next) {
    directory.card(viewer.tenant(), person);
    resets.unlock(viewer, person);
    return done("person-account.unlocked", viewer, language, person, next);
  }

  @PostMapping("/sign-out")
  String signOut(
      Viewer viewer, Language language, @PathVariable PersonId person, RedirectAttributes next) {
    directory.card(viewer.tenant(), person);
    resets.endSessions(viewer, person);
    return done("person-account.signed-out", viewer, language, person, next);
  }

  private String done(
      String key, Viewer viewer, Language language, PersonId person, RedirectAttributes next) {
    var name = directory.card(viewer.tenant(), person).name().in(language);
    next.addFlashAttribute(
        "flashNotice",
        Objects.requireNonNull(
            messages.getMessage(key, new Object[] {name}, "", language.locale())));
    return "redirect:/people/" + person.value() + "/account";
  }
}
