package org.shengren.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.tenancy.Tenancy;
import org.shengren.tenancy.Tenants;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where everybody comes in. */
@Controller
class SignInPage {
  /** A person of the demo company in the reader's language. */
  record Persona(String login, String name, String positionName, String hint) {}

  private final DemoPersonas personas;
  private final Tenants tenants;
  private final Accounts accounts;
  private final AfterSignIn afterSignIn;
  private final MessageSource messages;

  SignInPage(
      DemoPersonas personas,
      Tenants tenants,
      Accounts accounts,
      AfterSignIn afterSignIn,
      MessageSource messages) {
    this.personas = personas;
    this.tenants = tenants;
    this.accounts = accounts;
    this.afterSignIn = afterSignIn;
    this.messages = messages;
  }

  @GetMapping("/sign-in")
  String show(
      @RequestParam(required = false) @Nullable String failed,
      @RequestParam(name = "signed-out", required = false) @Nullable String signedOut,
      Language language,
      Model model) {
    model.addAttribute(
        "demoPersonas",
        personas.all().stream()
            .map(persona ->
                new Persona(
                    persona.login(),
                    persona.name().in(language),
                    positionName(persona, language),
                    persona.hintKey()))
            .toList());
    model.addAttribute("failed", failed != null);
    model.addAttribute("signedOut", signedOut != null);
    model.addAttribute("askCompany", tenants.all().size() > 1);
    return "identity/sign-in";
  }

  private String positionName(DemoPersonas.Persona persona, Language language) {
    return persona
        .position()
        .map(position -> position.in(language))
        .orElseGet(() ->
            Objects.requireNonNull(
                messages.getMessage(
                    "sign-in.role." + persona.role().name(),
                    null,
                    persona.role().name(),
                    language.locale())));
  }

  /** Exists in demo mode only: without personas every login is unknown. */
  @PostMapping("/demo-sign-in")
  String enter(
      @RequestParam String login, HttpServletRequest request, HttpServletResponse response) {
    var persona = personas.find(login).orElseThrow(DemoIsOff::new);
    var account =
        Tenancy.in(
            persona.tenant(), () -> accounts.of(persona.tenant(), persona.person()).orElseThrow());
    afterSignIn.enter(persona.tenant(), account, persona.person(), request, response);
    return "redirect:/";
  }
}
