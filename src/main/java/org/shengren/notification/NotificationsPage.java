package org.shengren.notification;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** What one was told, newest first. */
@Controller
@RequestMapping("/notifications")
class NotificationsPage {
  private final NoticesQuery notices;
  private final Notifications notifications;

  NotificationsPage(NoticesQuery notices, Notifications notifications) {
    this.notices = notices;
    this.notifications = notifications;
  }

  @GetMapping
  String show(
      Viewer viewer,
      Language language,
      @RequestParam(required = false) @Nullable NoticeId before,
      Model model) {
    var found = notices.of(viewer, language, Optional.ofNullable(before).map(NoticeId::value));
    model.addAttribute("found", found);
    model.addAttribute("next", found.next().map(id -> "/notifications?before=" + id).orElse(null));
    model.addAttribute("further", before != null);
    return "notification/notifications";
  }

  @PostMapping("/{notice}/opening")
  RedirectView open(Viewer viewer, @PathVariable("notice") NoticeId notice) {
    var there = new RedirectView(notifications.open(viewer, notice));
    // The address is ours and complete; braces in it are no variables.
    there.setExpandUriTemplateVariables(false);
    return there;
  }

  @PostMapping("/reading")
  String readAll(Viewer viewer) {
    notifications.readAll(viewer);
    return "redirect:/notifications";
  }
}
