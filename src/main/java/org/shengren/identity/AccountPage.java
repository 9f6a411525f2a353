package org.shengren.identity;

import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own account: the password. */
@Controller
@RequestMapping("/account")
class AccountPage {
  record PasswordForm(
      @NotBlank(message = "{account.current.missing}") @Nullable String current,
      @Size(min = 10, max = 200, message = "{account.next.length}") @Nullable String next,
      @Nullable String again) {}

  private final Accounts accounts;
  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  AccountPage(Accounts accounts, FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
  }

  @GetMapping
  String show(
      @RequestParam(required = false) @Nullable String changed, Viewer viewer, Model model) {
    model.addAttribute("passwordForm", new PasswordForm(null, null, null));
    model.addAttribute("changed", changed != null);
    return "identity/account";
  }

  @PostMapping("/password")
  ModelAndView change(
      Viewer viewer,
      @Valid @ModelAttribute("passwordForm") PasswordForm form,
      BindingResult errors,
      Principal signedIn,
      HttpSession session) {
    if (form.next() != null && !form.next().equals(form.again())) {
      errors.rejectValue("again", "account.again.differs");
    }
    if (!errors.hasErrors()) {
      try {
        accounts.changePassword(
            viewer, Objects.requireNonNull(form.current()), Objects.requireNonNull(form.next()));
        endOthers(signedIn, session);
        return new ModelAndView("redirect:/account?changed");
      } catch (WrongPassword wrong) {
        errors.rejectValue("current", wrong.key());
      }
    }
    return new ModelAndView("identity/account", HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Whoever came in with the old password, from wherever, is out. */
  private void endOthers(Principal signedIn, HttpSession session) {
    sessions.findByPrincipalName(signedIn.getName()).keySet().stream()
        .filter(id -> !id.equals(session.getId()))
        .forEach(sessions::deleteById);
  }
}
