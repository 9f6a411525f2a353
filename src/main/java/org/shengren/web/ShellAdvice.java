package org.shengren.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every template the {@code shell}. */
@Component
@ControllerAdvice
class ShellAdvice {
  private final List<NavigationEntry> entries;

  ShellAdvice(List<NavigationEntry> entries) {
    this.entries =
        entries.stream().sorted(Comparator.comparingInt(NavigationEntry::order)).toList();
  }

  @ModelAttribute("shell")
  Shell shell(HttpServletRequest request, Locale locale) {
    var language = Language.of(locale);
    var path = path(request);
    return CurrentViewer.of(request)
        .map(current ->
            new Shell(
                true,
                current.name().in(language),
                navigation(current.viewer(), withoutQuery(path)),
                current.theme(),
                language.code(),
                path,
                current.demo(),
                current.viewer().person().value().toString()))
        .orElseGet(() ->
            new Shell(
                false,
                "",
                List.of(),
                Preferences.theme(request),
                language.code(),
                path,
                false,
                ""));
  }

  private List<Shell.Entry> navigation(Viewer viewer, String path) {
    var shown = entries.stream().filter(entry -> entry.shownTo(viewer)).toList();
    var present = shown.stream().filter(entry -> entry.covers(viewer, path)).findFirst();
    return shown.stream()
        .map(entry ->
            new Shell.Entry(entry.key(), entry.url(), present.filter(entry::equals).isPresent()))
        .toList();
  }

  private static String withoutQuery(String path) {
    var query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /** The address to come back to after a change of language or theme. */
  private static String path(HttpServletRequest request) {
    var original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (original != null) {
      return original.toString();
    }
    var query = request.getQueryString();
    return "GET".equals(request.getMethod()) && query != null
        ? request.getRequestURI() + "?" + query
        : request.getRequestURI();
  }
}
