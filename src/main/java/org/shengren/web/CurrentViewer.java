package org.shengren.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Optional;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;

/**
 * Who is signed in, as the identity module puts it into each request.
 *
 * @param demo whether the organisation is the invented one
 * @param zone in which the person wishes to read hours; empty for that of the organisation
 */
public record CurrentViewer(
    Viewer viewer, Text name, String theme, boolean demo, Optional<ZoneId> zone) {
  private static final String ATTRIBUTE = CurrentViewer.class.getName();

  public CurrentViewer(Viewer viewer, Text name, String theme, boolean demo) {
    this(viewer, name, theme, demo, Optional.empty());
  }

  public void bindTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  public static Optional<CurrentViewer> of(HttpServletRequest request) {
    return Optional.ofNullable((CurrentViewer) request.getAttribute(ATTRIBUTE));
  }
}
