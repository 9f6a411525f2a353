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

/** Where somebody with a link chooses a new password. Opening the link uses nothing up. */
@Controller
@RequestMapping("/reset/{token}")
class PasswordResetPage {
  private final PasswordResets resets;
  private final AfterSignIn afterSignIn;

  PasswordResetPage(PasswordResets resets, AfterSignIn afterSignIn) {
    this.resets = resets;
    this.afterSignIn = afterSignIn;
  }

  @GetMapping
  String show(@PathVariable String token, Language language, Model model) {
    model.addAttribute("name", owner(new InvitationToken(token)).name().in(language));
    model.addAttribute("resetForm", new ChosenPassword(null, null));
    return "identity/password-reset";
  }

  @PostMapping
  ModelAndView create(
      @PathVariable String token,
      Language language,
      @Valid @ModelAttribute("resetForm") ChosenPassword form,
      BindingResult errors,
      HttpServletRequest request,
      HttpServletResponse response) {
    var secret = new InvitationToken(token);
    form.check(errors);
    if (errors.hasErrors()) {
      var again = new ModelAndView("identity/password-reset", HttpStatus.UNPROCESSABLE_CONTENT);
      again.addObject("name", owner(secret).name().in(language));
      return again;
    }
    var tenant = resets.tenantOf(secret).orElseThrow(ResetUsedUp::new);
    var account =
        Tenancy.in(tenant, () -> resets.use(tenant, secret, Objects.requireNonNull(form.next())));
    afterSignIn.enter(tenant, account.id(), account.person(), request, response);
    return new ModelAndView("redirect:/");
  }

  private Accounts.Account owner(InvitationToken token) {
    var tenant = resets.tenantOf(token).orElseThrow(ResetUsedUp::new);
    return Tenancy.in(tenant, () -> resets.accountOf(tenant, token).orElseThrow(ResetUsedUp::new));
  }
}
