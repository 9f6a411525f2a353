package org.shengren.web;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Text;

/**
 * What somebody looks for. Full and half width, upper and lower case are one, and every word has to
 * be found somewhere.
 *
 * @param asked as it was typed, without blanks around it
 * @param whole the same folded, its blanks single
 * @param words of {@code whole}
 */
public record SearchWords(String asked, String whole, List<String> words) {
  /** Nobody types more; what a program sends is cut. */
  private static final int LONGEST = 80;

  /** How well something fits, the best first. */
  public enum Fit {
    /** A name or a number is exactly what was typed. */
    WHOLE,
    /** A name or a number begins with it. */
    BEGINS,
    /** A word inside begins with it. */
    WORD_BEGINS,
    /** It stands somewhere inside, or its words stand apart. */
    CONTAINS
  }

  public SearchWords {
    words = List.copyOf(words);
  }

  public static SearchWords of(@Nullable String typed) {
    var asked = typed == null ? "" : typed.replaceAll("\\p{Cntrl}+", " ").strip();
    if (asked.length() > LONGEST) {
      asked = asked.substring(0, asked.offsetByCodePoints(0, LONGEST / 2));
    }
    var words = Arrays.stream(fold(asked).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    return new SearchWords(asked, String.join(" ", words), words);
  }

  public boolean any() {
    return !words.isEmpty();
  }

  /** The words as patterns for {@code folded like all(:patterns::text[])}. */
  public String[] patterns() {
    return words.stream().map(word -> "%" + escaped(word) + "%").toArray(String[]::new);
  }

  /** The whole as part of a pattern. */
  public String pattern() {
    return escaped(whole);
  }

  /**
   * How well these fields of one thing fit, names before the rest; empty where a word is missing.
   */
  public Optional<Fit> in(String... fields) {
    var folded = Arrays.stream(fields).map(SearchWords::fold).toList();
    var all = String.join("\n", folded);
    if (!any() || !words.stream().allMatch(all::contains)) {
      return Optional.empty();
    }
    if (folded.contains(whole)) {
      return Optional.of(Fit.WHOLE);
    }
    if (folded.stream().anyMatch(field -> field.startsWith(whole))) {
      return Optional.of(Fit.BEGINS);
    }
    return Optional.of(all.contains(" " + whole) ? Fit.WORD_BEGINS : Fit.CONTAINS);
  }

  /** How well something fits by its code and its names in all languages. */
  public Optional<Fit> in(String code, Text name) {
    return in(
        Stream.concat(Stream.of(code), name.byLanguage().values().stream()).toArray(String[]::new));
  }

  /** As the database folds what it compares: width and case make no difference. */
  public static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
