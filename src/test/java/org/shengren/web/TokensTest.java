package org.shengren.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the colours out of tokens.css: whoever changes one hears what it does to readers. */
class TokensTest {
  private static final Pattern TOKEN = Pattern.compile("--([\\w-]+):\\s*(#[0-9a-f]{6})");

  @ParameterizedTest
  @CsvSource({
    "ink,paper",
    "ink,card",
    "ink,sunken",
    "ink-2,paper",
    "ink-2,card",
    "ink-2,sunken",
    "ink-3,paper",
    "ink-3,card",
    "ink-3,sunken",
    "brand,paper",
    "brand,card",
    "brand,sunken",
    "brand,brand-soft",
    "on-brand,brand",
    "on-brand,brand-strong",
    "seal-ink,paper",
    "seal-ink,card",
    "seal-ink,seal-soft",
    "on-seal,seal",
    "above,paper",
    "above,card",
    "above,above-soft",
    "below,paper",
    "below,card",
    "below,below-soft",
    "unclear,paper",
    "unclear,card",
    "unclear,unclear-soft",
    "ink,heat-strength",
    "ink,heat-meets",
    "ink,heat-close",
    "ink,heat-focus",
    "ink,heat-focus-deep",
    "ink-2,hatch-a",
    "ink-2,hatch-b",
    "ink,demand-9",
    "ink-2,demand-5"
  })
  void textIsReadableInBothThemes(String text, String ground) throws IOException {
    for (var theme : Map.of("light", light(), "dark", dark()).entrySet()) {
      assertThat(contrast(theme.getValue(), text, ground))
          .as("%s on %s, %s", text, ground, theme.getKey())
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  @ParameterizedTest
  @CsvSource({"edge,paper", "edge,card", "edge,sunken"})
  void theEdgeOfAFieldIsSeenInBothThemes(String edge, String ground) throws IOException {
    assertThat(contrast(light(), edge, ground)).isGreaterThanOrEqualTo(3);
    assertThat(contrast(dark(), edge, ground)).isGreaterThanOrEqualTo(3);
  }

  @Test
  void darkByChoiceAndDarkByTheSystemAreTheSame() throws IOException {
    String css = css();
    assertThat(tokens(block(css, ":root[data-theme=\"dark\"] {")))
        .isEqualTo(tokens(block(css, "  :root[data-theme=\"auto\"] {")));
  }

  private static Map<String, String> light() throws IOException {
    return tokens(block(css(), ":root {"));
  }

  private static Map<String, String> dark() throws IOException {
    var tokens = light();
    tokens.putAll(tokens(block(css(), ":root[data-theme=\"dark\"] {")));
    return tokens;
  }

  private static double contrast(Map<String, String> tokens, String one, String other) {
    double a = luminance(Objects.requireNonNull(tokens.get(one), one));
    double b = luminance(Objects.requireNonNull(tokens.get(other), other));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** Relative luminance as WCAG 2.2 defines it. */
  private static double luminance(String hex) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  private static Map<String, String> tokens(String block) {
    var tokens = new HashMap<String, String>();
    TOKEN
        .matcher(block.toLowerCase(Locale.ROOT))
        .results()
        .forEach(m -> tokens.put(m.group(1), m.group(2)));
    return tokens;
  }

  private static String block(String css, String start) {
    int from = css.indexOf(start);
    assertThat(from).as(start).isNotNegative();
    return css.substring(from, css.indexOf('}', from));
  }

  private static String css() throws IOException {
    try (InputStream in = TokensTest.class.getResourceAsStream("static/tokens.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
