package org.shengren.competency;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Words that are looked for in behaviours, as the reader reads them; full and half width, upper and
 * lower case are one. Without words everything is found.
 */
record BehaviourSearch(String asked, List<String> words) {
  static BehaviourSearch of(@Nullable String asked) {
    var text = asked == null ? "" : asked.strip();
    return new BehaviourSearch(
        text, Arrays.stream(plain(text).split("\\s+")).filter(w -> !w.isEmpty()).toList());
  }

  public boolean active() {
    return !words.isEmpty();
  }

  public boolean finds(Indicator indicator, Locale locale) {
    var text = plain(indicator.words().in(locale) + " " + indicator.code());
    return words.stream().allMatch(text::contains);
  }

  public boolean findsAny(Competency competency, Locale locale) {
    return competency.indicators().stream().anyMatch(indicator -> finds(indicator, locale));
  }

  public List<Indicator> found(Competency competency, Locale locale) {
    return competency.indicators().stream().filter(i -> finds(i, locale)).toList();
  }

  long count(ModelVersion version, Locale locale) {
    return version.competencies().stream()
        .mapToLong(competency -> found(competency, locale).size())
        .sum();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
