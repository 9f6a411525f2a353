package org.shengren.notification;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.IntSupplier;
import org.shengren.web.CurrentViewer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every template the {@code bell}: how much the viewer was told and has not read. */
@Component
@ControllerAdvice
class Bell {
  private final NoticesQuery notices;

  Bell(NoticesQuery notices) {
    this.notices = notices;
  }

  /** Counts only when a frame is drawn; most answers are parts of a page or none. */
  public record Unread(IntSupplier counted) {
    private static final int MANY = 99;

    /** Empty where there is none. */
    public String shown() {
      var count = counted.getAsInt();
      return count == 0 ? "" : count > MANY ? MANY + "+" : String.valueOf(count);
    }
  }

  @ModelAttribute("bell")
  Unread unread(HttpServletRequest request) {
    return new Unread(
        () -> CurrentViewer.of(request).map(current -> notices.unread(current.viewer())).orElse(0));
  }
}
