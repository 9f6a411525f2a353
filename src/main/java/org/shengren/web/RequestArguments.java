package org.shengren.web;

import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Forbidden;
import org.shengren.kernel.Identifier;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.AnnotationFormatterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.Parser;
import org.springframework.format.Printer;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Lets pages ask for the {@link Viewer}, the {@link Language} and typed ids. */
@Configuration
class RequestArguments implements WebMvcConfigurer {
  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ViewerArgument());
    resolvers.add(new LanguageArgument());
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverterFactory(new IdentifierConverters());
    registry.addFormatterForFieldAnnotation(new Days());
    // So that a form shows again which option was chosen.
    registry.addConverter(Identifier.class, String.class, id -> id.value().toString());
  }

  private static final class ViewerArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return CurrentViewer.of(servlet(request)).orElseThrow(Forbidden::new).viewer();
    }
  }

  private static final class LanguageArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Language.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      Locale locale = RequestContextUtils.getLocale(servlet(request));
      return Language.of(locale);
    }
  }

  private static HttpServletRequest servlet(NativeWebRequest request) {
    return Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
  }

  /** Days as browsers send them, in years that calendars, the database and people can handle. */
  private static final class Days implements AnnotationFormatterFactory<DateTimeFormat> {
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    @Override
    public Set<Class<?>> getFieldTypes() {
      return Set.of(LocalDate.class);
    }

    @Override
    public Printer<LocalDate> getPrinter(DateTimeFormat annotation, Class<?> type) {
      return (day, _) -> day.toString();
    }

    @Override
    public Parser<LocalDate> getParser(DateTimeFormat annotation, Class<?> type) {
      return (written, _) -> {
        var day = LocalDate.parse(written.strip());
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
          throw new ParseException(written, 0);
        }
        return day;
      };
    }
  }

  private static final class IdentifierConverters implements ConverterFactory<String, Identifier> {
    @Override
    public <T extends Identifier> Converter<String, T> getConverter(Class<T> type) {
      return source -> read(type, source);
    }

    // A choice left empty reaches forms as null, as for every other type.
    @SuppressWarnings("NullAway")
    private static <T> T read(Class<T> type, String source) {
      if (source.isBlank()) {
        return null;
      }
      try {
        return type.getDeclaredConstructor(UUID.class).newInstance(UUID.fromString(source.strip()));
      } catch (ReflectiveOperationException notAnId) {
        throw new IllegalStateException(type + " is no record of a UUID", notAnId);
      }
    }
  }
}
