package org.shengren.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.web.Dates;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The arguments of a sentence as the column holds them: words and numbers as they are, what is read
 * differently by each reader as an object that names its kind.
 */
@Component
class NoticeArguments {
  private static final String TEXT = "text";
  private static final String DAY = "day";
  private static final String MOMENT = "moment";
  private final JsonMapper json;
  private final Dates dates;

  NoticeArguments(JsonMapper json, Dates dates) {
    this.json = json;
    this.dates = dates;
  }

  String write(List<Object> arguments) {
    return json.writeValueAsString(arguments.stream().map(NoticeArguments::kept).toList());
  }

  private static Object kept(Object argument) {
    return switch (argument) {
      case Text text -> Map.of(TEXT, text.byLanguage());
      case LocalDate day -> Map.of(DAY, day.toString());
      case Instant moment -> Map.of(MOMENT, moment.toString());
      default -> argument;
    };
  }

  /** As this reader reads them. */
  Object[] read(String column, Language language, ZoneId zone) {
    return json.readTree(column)
        .valueStream()
        .map(argument -> read(argument, language, zone))
        .toArray();
  }

  private Object read(JsonNode argument, Language language, ZoneId zone) {
    if (argument.isNumber()) {
      return argument.intValue();
    }
    if (argument.has(TEXT)) {
      var byLanguage = new TreeMap<String, String>();
      argument
          .get(TEXT)
          .properties()
          .forEach(words -> byLanguage.put(words.getKey(), words.getValue().stringValue()));
      return new Text(byLanguage).in(language);
    }
    if (argument.has(DAY)) {
      return dates.day(LocalDate.parse(argument.get(DAY).stringValue()), language);
    }
    if (argument.has(MOMENT)) {
      var moment = Instant.parse(argument.get(MOMENT).stringValue());
      return dates.day(LocalDate.ofInstant(moment, zone), language)
          + " "
          + dates.hour(moment, zone);
    }
    return argument.stringValue();
  }
}
