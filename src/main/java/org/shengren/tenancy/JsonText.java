package org.shengren.tenancy;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Text;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Texts by language as {@code jsonb} columns hold them: {@code {"zh": "…", "en": "…"}}. */
@Component
public class JsonText {
  private static final TypeReference<TreeMap<String, String>> BY_LANGUAGE =
      new TypeReference<>() {};
  private final JsonMapper json;

  JsonText(JsonMapper json) {
    this.json = json;
  }

  public String write(Text text) {
    return json.writeValueAsString(text.byLanguage());
  }

  public Text read(String column) {
    Map<String, String> byLanguage = json.readValue(column, BY_LANGUAGE);
    return new Text(new TreeMap<>(byLanguage));
  }

  /** For nullable columns. */
  public @Nullable Text readOrNull(@Nullable String column) {
    return column == null ? null : read(column);
  }
}
