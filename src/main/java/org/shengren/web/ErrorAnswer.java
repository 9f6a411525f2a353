package org.shengren.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** One error in the three shapes in which it may be wanted. */
@Component
class ErrorAnswer {
  private final MessageSource messages;
  private final JsonMapper json;
  private final ShellAdvice shell;

  ErrorAnswer(MessageSource messages, JsonMapper json, ShellAdvice shell) {
    this.messages = messages;
    this.json = json;
    this.shell = shell;
  }

  ModelAndView of(
      HttpServletRequest request,
      Locale locale,
      HttpStatus status,
      @Nullable String sentence,
      Incident incident) {
    var family = family(status);
    var said =
        sentence != null
            ? sentence
            : Objects.requireNonNull(messages.getMessage("error." + family, null, "", locale));
    if (wantsProblem(request)) {
      var title = messages.getMessage("error." + family + ".title", null, "", locale);
      return problem(status, Objects.requireNonNull(title), said, request, incident);
    }
    var view =
        "true".equals(request.getHeader("HX-Request"))
            ? "web/fragments/notice :: error"
            : "web/error/" + family;
    var answer = new ModelAndView(view, status);
    answer.addObject("shell", shell.shell(request, locale));
    answer.addObject("status", status.value());
    answer.addObject("sentence", said);
    answer.addObject("reference", incident.reference());
    return answer;
  }

  private static String family(HttpStatus status) {
    return switch (status) {
      case FORBIDDEN, UNAUTHORIZED -> "403";
      case NOT_FOUND -> "404";
      case CONFLICT -> "409";
      default -> status.is4xxClientError() ? "422" : "500";
    };
  }

  private static boolean wantsProblem(HttpServletRequest request) {
    var accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
    return request.getRequestURI().startsWith("/api/")
        || (accept.contains("json") && !accept.contains("text/html"));
  }

  /** RFC 9457. */
  private ModelAndView problem(
      HttpStatus status,
      String title,
      String sentence,
      HttpServletRequest request,
      Incident incident) {
    var body = new HashMap<String, Object>();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status.value());
    body.put("detail", sentence);
    body.put("instance", request.getRequestURI());
    body.put("reference", incident.reference());
    View view =
        new View() {
          @Override
          public String getContentType() {
            return MediaType.APPLICATION_PROBLEM_JSON_VALUE;
          }

          @Override
          public void render(
              @Nullable Map<String, ?> model,
              HttpServletRequest asked,
              HttpServletResponse response)
              throws Exception {
            response.setContentType(getContentType());
            response.getOutputStream().write(json.writeValueAsBytes(body));
          }
        };
    var answer = new ModelAndView(view);
    answer.setStatus(status);
    return answer;
  }
}
