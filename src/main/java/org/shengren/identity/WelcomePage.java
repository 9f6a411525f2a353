package org.shengren.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Objects;
import org.shengren.kernel.Language;
import org.shengren.tenancy.Tenancy;
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

/** Where an invited person sets the first password. */
@Controller
@RequestMapping("/welcome/{token}")
class WelcomePage {
  private final Accounts accounts;
  private final AfterSignIn afterSignIn;

  WelcomePage(Accounts accounts, AfterSignIn afterSignIn) {
    this.accounts = accounts;
    this.afterSignIn = afterSignIn;
  }

  @GetMapping
  String show(@PathVariable String token, Language language, Model model) {
    model.addAttribute("name", invited(new InvitationToken(token)).name().in(language));
    model.addAttribute("welcomeForm", new ChosenPassword(null, null));
    return "identity/welcome";
  }

  @PostMapping
  ModelAndView accept(
      @PathVariable String token,
      Language language,
      @Valid @ModelAttribute("welcomeForm") ChosenPassword form,
      BindingResult errors,
      HttpServletRequest request,
      HttpServletResponse response) {
    var secret = new InvitationToken(token);
    form.check(errors);
    if (errors.hasErrors()) {
      var again = new ModelAndView("identity/welcome", HttpStatus.UNPROCESSABLE_CONTENT);
      again.addObject("name", invited(secret).name().in(language));
      return again;
    }
    var tenant = accounts.invited(secret).orElseThrow(InvitationUsedUp::new);
    var account =
        Tenancy.in(
            tenant, () -> accounts.accept(tenant, secret, Objects.requireNonNull(form.next())));
    afterSignIn.enter(tenant, account.id(), account.person(), request, response);
    return new ModelAndView("redirect:/");
  }

  private Accounts.Account invited(InvitationToken token) {
    var tenant = accounts.invited(token).orElseThrow(InvitationUsedUp::new);
    return Tenancy.in(
        tenant, () -> accounts.accountInvitedBy(tenant, token).orElseThrow(InvitationUsedUp::new));
  }
}
