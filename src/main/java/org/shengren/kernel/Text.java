package org.shengren.kernel;

import java.io.Serializable;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text by language code ({@code zh}, {@code en}, and others of imported frameworks). Never empty:
 * a reader whose language is missing reads another one rather than nothing.
 */
public record Text(SortedMap<String, String> byLanguage) implements Serializable {
  /**
   * Regular expression of words of which everything is seen, but for tabs: nothing turns the
   * direction of writing, nothing has no width, and nothing controls a machine.
   */
  public static final String SEEN =
      "[\\t\\P{Cc}&&[^\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFFE\\uFFFF]]*";

  public Text {
    var kept = new TreeMap<String, String>();
    byLanguage.forEach((language, text) -> {
      if (!text.isBlank()) {
        kept.put(language, text.strip());
      }
    });
    if (kept.isEmpty()) {
      throw new IllegalArgumentException("a text needs words in at least one language");
    }
    byLanguage = Collections.unmodifiableSortedMap(kept);
  }

  public static Text of(String zh, String en) {
    return new Text(new TreeMap<>(Map.of("zh", zh, "en", en)));
  }

  /** The same words for readers of every language, as for a name that exists in one script only. */
  public static Text in(Language language, String words) {
    return new Text(new TreeMap<>(Map.of(language.code(), words)));
  }

  public String in(Language language) {
    return in(language.code());
  }

  public String in(Locale locale) {
    return in(Language.of(locale));
  }

  private String in(String code) {
    var own = byLanguage.get(code);
    return own != null ? own : byLanguage.getOrDefault("zh", byLanguage.firstEntry().getValue());
  }

  public boolean has(Language language) {
    return byLanguage.containsKey(language.code());
  }
}
