package org.shengren.assessment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shengren.competency.IndicatorId;

/** What a form says on which answer somebody settles: a field {@code settled-<behaviour>}. */
final class Settling {
  private Settling() {}

  /** 1 to 5; empty where nothing was chosen, so that the manager's answer counts. */
  static Optional<Integer> of(HttpServletRequest request, IndicatorId indicator) {
    var field = request.getParameter("settled-" + indicator.value());
    return field != null && field.matches("[1-5]")
        ? Optional.of(Integer.valueOf(field))
        : Optional.empty();
  }
}
