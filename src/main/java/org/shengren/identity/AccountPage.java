package org.shengren.identity;

import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Viewer;
import org.shengren.tenancy.Tenants;
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

/** One's own account: the password, and where one is signed in. */
@Controller
@RequestMapping("/account")
class AccountPage {
  record PasswordForm(
      @NotBlank(message = "{account.current.missing}") @Nullable String current,
      @Size(min = 10, max = 200, message = "{account.next.length}") @Nullable String next,
      @Nullable String again) {}

  private final Accounts accounts;
  private final Sessions sessions;
  private final Tenants tenants;

  AccountPage(Accounts accounts, Sessions sessions, Tenants tenants) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.tenants = tenants;
  }

  @GetMapping
  String show(
      @RequestParam(required = false) @Nullable String changed,
      @RequestParam(required = false) @Nullable String ended,
      Viewer viewer,
      HttpSession session,
      Model model) {
    model.addAttribute("passwordForm", new PasswordForm(null, null, null));
    model.addAttribute("changed", changed != null);
    model.addAttribute("ended", ended != null);
    addSessions(viewer, session, model);
    return "identity/account";
  }

  @PostMapping("/password")
  ModelAndView change(
      Viewer viewer,
      @Valid @ModelAttribute("passwordForm") PasswordForm form,
      BindingResult errors,
      HttpSession session,
      Model model) {
    if (form.next() != null && !form.next().equals(form.again())) {
      errors.rejectValue("again", "account.again.differs");
    }
    if (!errors.hasErrors()) {
      try {
        accounts.changePassword(
            viewer, Objects.requireNonNull(form.current()), Objects.requireNonNull(form.next()));
        return new ModelAndView("redirect:/account?changed");
      } catch (WrongPassword wrong) {
        errors.rejectValue("current", wrong.key());
      }
    }
    addSessions(viewer, session, model);
    return new ModelAndView("identity/account", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Signs out one other browser, or every other one. */
  @PostMapping("/sessions/end")
  String end(Viewer viewer, @RequestParam(required = false) @Nullable String handle) {
    accounts
        .of(viewer.tenant(), viewer.person())
        .ifPresent(account -> {
          if (handle == null) {
            var _ = sessions.endOthers(account);
          } else {
            sessions.endOne(account, handle);
          }
        });
    return "redirect:/account?ended";
  }

  private void addSessions(Viewer viewer, HttpSession session, Model model) {
    model.addAttribute(
        "sessions",
        accounts
            .of(viewer.tenant(), viewer.person())
            .map(account -> sessions.of(account, session.getId()))
            .orElseThrow());
    model.addAttribute("zone", tenants.settings(viewer.tenant()).zone());
  }
}
