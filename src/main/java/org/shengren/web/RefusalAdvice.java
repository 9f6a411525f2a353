package org.shengren.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.shengren.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what went wrong into an answer: problem details, a notice for htmx, or a page. */
@Component
@ControllerAdvice
class RefusalAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);
  private final ErrorAnswer answer;
  private final MessageSource messages;

  RefusalAdvice(ErrorAnswer answer, MessageSource messages) {
    this.answer = answer;
    this.messages = messages;
  }

  @ExceptionHandler
  ModelAndView refused(Refusal refusal, HttpServletRequest request, Locale locale) {
    var status =
        switch (refusal.kind()) {
          case NOT_FOUND -> HttpStatus.NOT_FOUND;
          case CONFLICT -> HttpStatus.CONFLICT;
          case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
          case FORBIDDEN -> HttpStatus.FORBIDDEN;
        };
    var sentence =
        Objects.requireNonNull(
            messages.getMessage(refusal.key(), refusal.arguments(), refusal.key(), locale));
    return answer.of(request, locale, status, sentence, Incident.next());
  }

  @ExceptionHandler
  ModelAndView failed(Exception failure, HttpServletRequest request, Locale locale) {
    var incident = Incident.next();
    var status =
        failure instanceof ErrorResponse response
            ? Objects.requireNonNullElse(
                HttpStatus.resolve(response.getStatusCode().value()),
                HttpStatus.INTERNAL_SERVER_ERROR)
            : failure instanceof IllegalArgumentException
                ? HttpStatus.BAD_REQUEST
                : HttpStatus.INTERNAL_SERVER_ERROR;
    if (failure instanceof ConcurrencyFailureException) {
      // Two changes waited for each other, and the database undid this one: done again, it passes.
      status = HttpStatus.CONFLICT;
    }
    if (failure instanceof HttpMessageNotReadableException
        || failure instanceof RequestRejectedException
        || failure instanceof InvalidParameterException
        || (failure instanceof MultipartException && status.is5xxServerError())) {
      status = HttpStatus.BAD_REQUEST;
    }
    if (failure instanceof TypeMismatchException) {
      // An address that means nothing is not there; a field of a form can be mended by its writer.
      status =
          failure instanceof MethodArgumentTypeMismatchException field
                  && field.getParameter().hasParameterAnnotation(RequestParam.class)
                  && !request.getMethod().equals("GET")
              ? HttpStatus.UNPROCESSABLE_CONTENT
              : HttpStatus.NOT_FOUND;
    }
    if (status.is5xxServerError()) {
      LOG.error("incident {}", incident.reference(), failure);
    } else {
      LOG.info("incident {}: {} {}", incident.reference(), status.value(), failure.getClass());
    }
    var sentence =
        status == HttpStatus.CONTENT_TOO_LARGE
            ? messages.getMessage("error.413", null, locale)
            : null;
    return answer.of(request, locale, status, sentence, incident);
  }
}
