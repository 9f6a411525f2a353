package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.shengren.RoutesTable.Row;
import org.shengren.SmallCompany.Who;
import org.shengren.kernel.Identifier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route with fields that no browser of ours sends: one field at a time is hostile, the others
 * are such as people send. Nothing is answered by a failure of ours, and everything by a page with
 * a sentence. What the fields are is asked of the controllers, so that a new one is never left out.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    // A company of its own: what gets through here changes it.
    properties = "org.shengren.test=hostile-parameters")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileParametersTests {
  /** Refused whichever field they come in; all values are as they stand in an address: encoded. */
  private static final List<String> NOWHERE = List.of("%00", "%FF%FE", "%ED%A0%80");

  private static final List<String> DAYS =
      List.of("", "x", "2026-02-30", "%2B999999999-12-31", "99999-12-31");
  private static final List<String> NUMBERS = List.of("", "x", "-1", "2147483647", "2147483648");
  private static final List<String> CHOICES = List.of("", "x");
  private static final List<String> IDS = List.of("", "x", "00000000-0000-0000-0000-000000000000");
  private static final List<String> WORDS =
      List.of(
          "",
          "-1",
          "99999999999999999999",
          "00000000-0000-0000-0000-000000000000",
          "%F0%9F%92%A9%E2%80%AE%E2%80%8B%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
          "%0D%0ASet-Cookie:%20x=1",
          "%25%27_%5C%EF%BF%BF",
          "..%2F..%2Fx",
          encoded("长".repeat(300)));

  private static final Pattern ENDING = Pattern.compile("/(withdrawal|departure|closure|removal)$");

  /** Ends the visit or the company; walked by others. */
  private static final Set<String> APART = Set.of("/sign-out", "/sign-in", "/setup");

  @Autowired ConfigurableApplicationContext context;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @LocalServerPort int port;
  private final Map<Who, Visitor> visitors = new HashMap<>();
  private int number;

  @TestFactory
  Stream<DynamicTest> noFieldMakesTheServerFail() {
    var company = SmallCompany.of(context);
    var addresses = RoutesTable.addresses(company);
    return RoutesTable.rows().stream()
        .filter(row -> !APART.contains(row.path()))
        .filter(row -> handlers().containsKey(row.route()))
        // What ends something comes last, so that it is still there for the others.
        .sorted(
            Comparator.comparing((Row row) -> row.path().endsWith("/cancellation"))
                .thenComparing(row -> ENDING.matcher(row.path()).find()))
        .map(row ->
            DynamicTest.dynamicTest(
                row.toString(), () -> assertThat(troubles(row, company, addresses)).isEmpty()));
  }

  private List<String> troubles(Row row, SmallCompany company, RoutesTable addresses) {
    var troubles = new ArrayList<String>();
    var fields = fields(Objects.requireNonNull(handlers().get(row.route())));
    for (var who : whoMay(row)) {
      var address = addresses.address(row.path());
      fields.forEach((field, type) -> {
        for (var hostile : hostile(type)) {
          var sent = plausible(row, fields, company, addresses);
          sent.put(field, hostile);
          trouble(row, who, address, sent)
              .ifPresent(trouble -> troubles.add("%s=%s: %s".formatted(field, hostile, trouble)));
        }
      });
      for (var hostile : NOWHERE) {
        var sent = plausible(row, fields, company, addresses);
        sent.put(fields.isEmpty() ? "x" : fields.keySet().iterator().next(), hostile);
        trouble(row, who, address, sent)
            .ifPresent(trouble -> troubles.add("%s: %s".formatted(hostile, trouble)));
      }
    }
    return troubles;
  }

  /** Whoever may most, and the employee. */
  private static Set<Who> whoMay(Row row) {
    var may =
        Stream.of(Who.ADMINISTRATOR, Who.HR, Who.MANAGER, Who.SELF)
            .filter(
                who -> Set.of("sees", "does", "goes on").contains(row.expected().get(who.name())))
            .toList();
    return may.isEmpty()
        ? Set.of(Who.ADMINISTRATOR)
        : may.contains(Who.SELF) ? EnumSet.of(may.getFirst(), Who.SELF) : Set.of(may.getFirst());
  }

  private static List<String> hostile(Class<?> type) {
    if (type == LocalDate.class) {
      return DAYS;
    }
    if (type == int.class || type == Integer.class) {
      return NUMBERS;
    }
    if (type.isEnum() || type == boolean.class) {
      return CHOICES;
    }
    return Identifier.class.isAssignableFrom(type) ? IDS : WORDS;
  }

  private Optional<String> trouble(Row row, Who who, String address, Map<String, String> sent) {
    var form =
        sent.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + field.getValue())
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer;
    if (row.method().equals("GET")) {
      answer = visitor(who).get(address + (form.isEmpty() ? "" : "?" + form));
    } else {
      answer = visitor(who).send(row.method(), address, form, true);
    }
    return wrong(answer).map(wrong -> who.name() + " " + wrong);
  }

  private static Optional<String> wrong(HttpResponse<String> answer) {
    var body = answer.body();
    if (answer.statusCode() >= 500) {
      return Optional.of(Integer.toString(answer.statusCode()));
    }
    if (answer.statusCode() >= 400 && !body.contains("<main") && !body.contains("\"detail\"")) {
      return Optional.of(answer.statusCode() + " without a sentence: " + head(body));
    }
    if (body.contains("<script>alert") || body.contains("\tat org.")) {
      return Optional.of("shows what it must not");
    }
    if (answer.headers().firstValue("Set-Cookie").orElse("").startsWith("x=")) {
      return Optional.of("takes a header from a field");
    }
    return Optional.empty();
  }

  private static String head(String body) {
    return body.substring(0, Math.min(80, body.length()));
  }

  private Map<String, String> plausible(
      Row row, Map<String, Class<?>> fields, SmallCompany company, RoutesTable addresses) {
    var sent = new LinkedHashMap<String, String>();
    fields.forEach((name, type) -> sent.put(name, encoded(plausible(name, type, company))));
    var body = addresses.body(row);
    if (!body.isEmpty() && !body.startsWith("{")) {
      for (var pair : body.split("&", -1)) {
        sent.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    return sent;
  }

  private String plausible(String name, Class<?> type, SmallCompany company) {
    if (type == LocalDate.class) {
      return LocalDate.of(2026, 11, 23).plusDays(30).toString();
    }
    if (type.isEnum()) {
      return ((Enum<?>) type.getEnumConstants()[0]).name();
    }
    if (type == int.class || type == Integer.class) {
      return "1";
    }
    if (type == boolean.class) {
      return "true";
    }
    if (Identifier.class.isAssignableFrom(type)) {
      return switch (type.getSimpleName()) {
        case "OrgUnitId" -> company.sales().value().toString();
        case "PersonId" -> company.person(Who.COLLEAGUE).value().toString();
        case "PositionId" -> company.position().value().toString();
        default -> UUID.randomUUID().toString();
      };
    }
    return switch (name) {
      case "email" -> "n" + ++number + "@company.example";
      case "number", "code" -> "N" + ++number;
      case "zone" -> "Asia/Shanghai";
      case "language" -> "zh";
      case "theme" -> "auto";
      case "next", "again" -> "a good long password";
      default -> "字" + ++number;
    };
  }

  private Map<String, HandlerMethod> handlers() {
    var found = new HashMap<String, HandlerMethod>();
    mappings
        .getHandlerMethods()
        .forEach((info, handler) ->
            info.getPatternValues()
                .forEach(path ->
                    info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> found.put(method + " " + path, handler))));
    return found;
  }

  /** Names and types of what a form or an address may send. */
  private static Map<String, Class<?>> fields(HandlerMethod handler) {
    var found = new LinkedHashMap<String, Class<?>>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      var asked = parameter.getParameterAnnotation(RequestParam.class);
      var name = Objects.requireNonNull(parameter.getParameter().getName());
      if (asked != null) {
        if (Map.class.isAssignableFrom(parameter.getParameterType())) {
          found.put("anything", String.class);
        } else {
          var given = asked.value().isEmpty() ? asked.name() : asked.value();
          found.put(given.isEmpty() ? name : given, single(parameter.getGenericParameterType()));
        }
      } else if (parameter.getParameterType().isRecord()
          && !parameter.hasParameterAnnotation(PathVariable.class)
          && (parameter.hasParameterAnnotation(ModelAttribute.class)
              || parameter.getParameterType().getSimpleName().endsWith("Form"))) {
        for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
          found.put(component.getName(), single(component.getGenericType()));
        }
      }
    }
    return found;
  }

  private static Class<?> single(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType many -> single(many.getActualTypeArguments()[0]);
      default -> String.class;
    };
  }

  private Visitor visitor(Who who) {
    return visitors.computeIfAbsent(
        who,
        name ->
            new Visitor("http://127.0.0.1:" + port)
                .signIn(SmallCompany.CODE, name.email(), SmallCompany.PASSWORD));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
