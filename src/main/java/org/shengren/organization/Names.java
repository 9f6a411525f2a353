package org.shengren.organization;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;

/** Names as two fields of a form, of which one may stay empty. */
final class Names {
  private Names() {}

  static boolean missing(@Nullable String zh, @Nullable String en) {
    return (zh == null || zh.isBlank()) && (en == null || en.isBlank());
  }

  static Text text(@Nullable String zh, @Nullable String en) {
    return new Text(
        new TreeMap<>(
            Map.of(
                "zh", Objects.requireNonNullElse(zh, ""),
                "en", Objects.requireNonNullElse(en, ""))));
  }

  /** The name in this language, without falling back to the other. */
  static @Nullable String only(Text name, Language language) {
    return name.byLanguage().get(language.code());
  }
}
