package org.shengren.report;

import java.text.ListFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.web.Dates;
import org.springframework.context.MessageSource;

/**
 * Who reads a report, in which language: the person ("you") or somebody else, who reads the
 * person's name and, beside the findings, how sure they are (product rule 9).
 *
 * @param name of the person whom the report is about
 */
record Reader(MessageSource messages, Language language, boolean oneself, String name) {
  private static final Dates DATES = new Dates();

  /** Last part of the keys of sentences that speak to or of the person. */
  String person() {
    return oneself ? "you" : "other";
  }

  String say(String key, Object... arguments) {
    return Objects.requireNonNull(messages.getMessage(key, arguments, locale()));
  }

  String in(Text text) {
    return text.in(language);
  }

  String nameOf(Line line) {
    return in(line.competency().name());
  }

  /** A, B and C; empty for none. */
  String namesOf(List<Line> lines) {
    return lines.isEmpty() ? "" : all(lines.stream().map(this::nameOf).toList());
  }

  /** A day as the language writes it. */
  String day(LocalDate day) {
    return DATES.day(day, language);
  }

  /** A, B and C. */
  String all(List<String> words) {
    return joined(words, ListFormat.Type.STANDARD);
  }

  /** A, B or C. */
  String any(List<String> words) {
    return joined(words, ListFormat.Type.OR);
  }

  private String joined(List<String> words, ListFormat.Type type) {
    return words.size() == 1
        ? words.getFirst()
        : ListFormat.getInstance(locale(), type, ListFormat.Style.FULL).format(words);
  }

  /** British English writes no comma before the last of a list. */
  private Locale locale() {
    return language == Language.ZH ? language.locale() : Locale.UK;
  }
}
