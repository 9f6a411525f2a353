package org.shengren.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Errors that arise outside of pages, such as in filters. */
@Controller
class ErrorPage implements ErrorController {
  private final ErrorAnswer answer;

  ErrorPage(ErrorAnswer answer) {
    this.answer = answer;
  }

  @RequestMapping("/error")
  ModelAndView show(HttpServletRequest request, Locale locale) {
    var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var status =
        code instanceof Integer number
            ? Objects.requireNonNullElse(
                HttpStatus.resolve(number), HttpStatus.INTERNAL_SERVER_ERROR)
            : HttpStatus.NOT_FOUND;
    return answer.of(request, locale, status, null, Incident.next());
  }
}
