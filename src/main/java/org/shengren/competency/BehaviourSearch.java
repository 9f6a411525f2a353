package org.shengren.competency;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.web.SearchWords;

/**
 * Words that are looked for in competencies and behaviours, in every language that they stand in:
 * who reads Chinese finds by an English word too. Without words everything is found.
 */
record BehaviourSearch(SearchWords words) {
  static BehaviourSearch of(@Nullable String asked) {
    return new BehaviourSearch(SearchWords.of(asked));
  }

  public String asked() {
    return words.asked();
  }

  public boolean active() {
    return words.any();
  }

  /** Whether the behaviour says it, or its code is it. */
  public boolean finds(Indicator indicator) {
    return !active() || words.in(indicator.allWords()).isPresent();
  }

  /** Whether name, definition or code of the competency say it; never without words. */
  public boolean names(Competency competency) {
    return active()
        && words
            .in(
                Stream.of(
                        Stream.of(competency.code()),
                        everyLanguage(competency.name()),
                        everyLanguage(competency.definition()))
                    .flatMap(parts -> parts)
                    .toArray(String[]::new))
            .isPresent();
  }

  public boolean findsAny(Competency competency) {
    return competency.indicators().stream().anyMatch(this::finds);
  }

  long count(ModelVersion version) {
    return version.competencies().stream()
        .flatMap(competency -> competency.indicators().stream())
        .filter(this::finds)
        .count();
  }

  /**
   * Where the reader's own words do not say it: the words of another language that do, so that it
   * can be seen why this was found.
   */
  public Optional<Wording> inOtherWords(Indicator indicator, Locale reader) {
    var own = indicator.words().in(reader);
    if (words.in(own, indicator.code()).isPresent()) {
      return Optional.empty();
    }
    return indicator.words().byLanguage().entrySet().stream()
        .filter(each -> !each.getKey().equals(Language.of(reader).code()))
        .filter(each -> words.in(each.getValue(), indicator.code()).isPresent())
        .findFirst()
        .map(each -> new Wording(each.getKey(), each.getValue()));
  }

  /** Words with the code of their language. */
  record Wording(String language, String words) {}

  private static Stream<String> everyLanguage(Text text) {
    return text.byLanguage().values().stream();
  }
}
