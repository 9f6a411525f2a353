package org.shengren.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;

/**
 * Who is signed in, as the identity module puts it into each request.
 *
 * @param demo whether the organisation is the invented one
 */
public record CurrentViewer(Viewer viewer, Text name, String theme, boolean demo) {
  private static final String ATTRIBUTE = CurrentViewer.class.getName();

  public void bindTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  public static Optional<CurrentViewer> of(HttpServletRequest request) {
    return Optional.ofNullable((CurrentViewer) request.getAttribute(ATTRIBUTE));
  }
}
