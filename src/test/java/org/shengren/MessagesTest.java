package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every text of the interface: there in both languages, well formed, and written as the house
 * writes.
 */
class MessagesTest {
  /** Texts that read the same in both languages, with the reason. */
  private static final Set<String> SAME_IN_BOTH = Set.of("about.database.variables");

  /** Texts that quote how something is typed. */
  private static final Set<String> HALF_WIDTH_IS_MEANT = Set.of("content.no-mapping");

  private static final String PRODUCT = "胜任";
  private static final String KEY =
      "[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\\.[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*)+";

  /** Names of files read like keys. */
  private static final Pattern FILE =
      Pattern.compile(".*\\.(?:csv|xlsx|yaml|json|html|css|js|ttf|pdf|png|svg)");

  private static final Pattern WHOLE_KEY = Pattern.compile(KEY);
  private static final Pattern KEY_IN_BRACES = Pattern.compile("\\{(" + KEY + ")}");
  private static final Pattern KEY_START = Pattern.compile("(" + KEY + "|[a-z][a-z0-9-]*)[.-]");
  private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{\\s*(" + KEY + ")\\s*[(}]");
  private static final Pattern COMPOSED_IN_TEMPLATE =
      Pattern.compile("#\\{\\s*\\$\\{\\s*'([^']+)'\\s*\\+");
  private static final Pattern QUOTED_IN_TEMPLATE = Pattern.compile("'(" + KEY + ")'");
  private static final Pattern HALF_WIDTH =
      Pattern.compile(
          "\\p{IsHan}[,;:!?()]|[,;!?()]\\p{IsHan}|\\p{IsHan}\\.(?:\\s|$)|\"\\p{IsHan}|\\p{IsHan}\"");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

  /** Never said of a person (product.md, rule 9). */
  private static final Pattern NEVER =
      Pattern.compile(
          "不胜任|不合格|\\bincompetent\\b|\\bfails? to\\b|\\bfailure\\b", Pattern.CASE_INSENSITIVE);

  private static final Map<String, Map<String, String>> ZH = bundles("zh");
  private static final Map<String, Map<String, String>> EN = bundles("en");

  @Test
  void everyModuleHasTheSameKeysInBothLanguages() {
    assertThat(ZH.keySet()).isEqualTo(EN.keySet());
    assertThat(
            ZH.keySet().stream()
                .flatMap(module ->
                    Stream.concat(
                        missing(module, "en", ZH, EN).stream(),
                        missing(module, "zh", EN, ZH).stream())))
        .isEmpty();
  }

  @Test
  void noTextIsEmptyAndNoKeyStandsTwice() {
    var found = new TreeSet<String>();
    for (var language : List.of("zh", "en")) {
      var home = new HashMap<String, String>();
      bundles(language)
          .forEach((module, texts) ->
              texts.forEach((key, text) -> {
                if (text.isBlank()) {
                  found.add("%s %s: %s is empty".formatted(module, language, key));
                }
                var other = home.put(key, module);
                if (other != null) {
                  found.add("%s stands in %s and in %s".formatted(key, other, module));
                }
              }));
      for (var file : bundleFiles(language)) {
        var seen = new TreeSet<String>();
        Sources.read(file)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#") && line.contains("="))
            .map(line -> line.substring(0, line.indexOf('=')).strip())
            .filter(key -> !seen.add(key))
            .forEach(key -> found.add("%s: %s stands twice".formatted(file, key)));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void noTextWasLeftUntranslated() {
    var found = new TreeSet<String>();
    ZH.forEach((module, texts) ->
        texts.forEach((key, zh) -> {
          var en = EN.getOrDefault(module, Map.of()).get(key);
          if (zh.equals(en) && hasWords(zh) && !SAME_IN_BOTH.contains(key)) {
            found.add("%s: %s is “%s” in both languages".formatted(module, key, zh));
          }
          if (en != null && en.replace(PRODUCT, "").codePoints().anyMatch(MessagesTest::isHan)) {
            found.add("%s: %s is Chinese in English: %s".formatted(module, key, en));
          }
        }));
    assertThat(found).isEmpty();
  }

  /** Every text goes through MessageFormat, where an apostrophe starts a quotation. */
  @Test
  void everyTextCanBeFilledIn() {
    var found = new TreeSet<String>();
    forEachText((place, _, _, text) -> {
      try {
        new MessageFormat(text, Locale.ROOT);
      } catch (IllegalArgumentException e) {
        found.add("%s: %s (%s)".formatted(place, text, e.getMessage()));
      }
      if (text.replace("''", "").contains("'")) {
        found.add("%s: double the apostrophe: %s".formatted(place, text));
      }
    });
    ZH.forEach((module, texts) ->
        texts.forEach((key, zh) -> {
          var en = EN.getOrDefault(module, Map.of()).get(key);
          if (en != null && !arguments(zh).equals(arguments(en))) {
            found.add(
                "%s: %s takes %s in zh, %s in en"
                    .formatted(module, key, arguments(zh), arguments(en)));
          }
        }));
    assertThat(found).isEmpty();
  }

  @Test
  void everyTextIsWrittenAsTheHouseWrites() {
    var found = new TreeSet<String>();
    forEachText((place, language, key, text) -> {
      if (NEVER.matcher(text).find()) {
        found.add("%s: not of a person: %s".formatted(place, text));
      }
      if (text.contains("!") || text.contains("！")) {
        found.add("%s: no exclamation marks: %s".formatted(place, text));
      }
      if (language.equals("zh")) {
        if (HALF_WIDTH.matcher(text).find() && !HALF_WIDTH_IS_MEANT.contains(key)) {
          found.add("%s: half-width punctuation: %s".formatted(place, text));
        }
        if (text.contains("你")) {
          found.add("%s: the reader is 您: %s".formatted(place, text));
        }
      }
    });
    assertThat(found).isEmpty();
  }

  @Test
  void everyKeyThatATemplateNamesExists() {
    var known = known();
    var found = new TreeSet<String>();
    for (var template : Sources.files(Sources.RESOURCES, ".html")) {
      var text = COMMENT.matcher(Sources.read(template)).replaceAll("");
      IN_TEMPLATE
          .matcher(text)
          .results()
          .map(match -> match.group(1))
          .filter(key -> !known.contains(key))
          .forEach(key -> found.add("%s: #{%s}".formatted(template, key)));
      COMPOSED_IN_TEMPLATE
          .matcher(text)
          .results()
          .map(match -> match.group(1))
          .filter(start -> known.stream().noneMatch(key -> key.startsWith(start)))
          .forEach(start -> found.add("%s: nothing starts with %s".formatted(template, start)));
      QUOTED_IN_TEMPLATE
          .matcher(text)
          .results()
          .map(match -> match.group(1))
          .filter(key -> looksLikeOurs(key, known) && !known.contains(key))
          .forEach(key -> found.add("%s: '%s'".formatted(template, key)));
    }
    assertThat(found).isEmpty();
  }

  /**
   * A string of the code that reads like a key and starts like one of ours is a key; what the audit
   * trail writes down is not shown by this name.
   */
  @Test
  void everyKeyThatTheCodeNamesExists() {
    var known = known();
    var found = new TreeSet<String>();
    for (var words : Sources.words()) {
      if (words.receiver().startsWith("audit.") || FILE.matcher(words.text()).matches()) {
        continue;
      }
      var named = new ArrayList<String>();
      if (WHOLE_KEY.matcher(words.text()).matches()
          && !words.text().endsWith(".csv")
          && looksLikeOurs(words.text(), known)) {
        named.add(words.text());
      }
      KEY_IN_BRACES
          .matcher(words.text())
          .results()
          .map(match -> match.group(1))
          .forEach(named::add);
      named.stream()
          .filter(key -> !known.contains(key))
          .filter(key -> looksLikeOurs(key, known))
          .forEach(key -> found.add("%s: %s".formatted(words.place(), key)));
      if (words.text().endsWith("?")) {
        var start = words.text().substring(0, words.text().length() - 1);
        if (KEY_START.matcher(start).matches()
            && looksLikeOurs(start, known)
            && known.stream().noneMatch(key -> key.startsWith(start))) {
          found.add("%s: nothing starts with %s".formatted(words.place(), start));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** A refusal without its sentence would show the key. */
  @Test
  void everyRefusalHasItsSentence() {
    var known = known();
    assertThat(
            Sources.words().stream()
                .filter(words -> words.text().startsWith("refusal."))
                .filter(words -> !words.text().contains("?"))
                .filter(words -> !known.contains(words.text()))
                .map(words -> words.place() + ": " + words.text()))
        .isEmpty();
  }

  @Test
  void noTextIsKeptThatNothingShows() {
    var code = Sources.words().stream().map(Sources.Words::text).toList();
    var templates =
        Stream.concat(
                Sources.files(Sources.RESOURCES, ".html").stream(),
                Sources.files(Sources.RESOURCES, ".js").stream())
            .map(Sources::read)
            .collect(Collectors.joining("\n"));
    var composed = new TreeSet<String>();
    code.stream()
        .filter(text -> text.contains("?"))
        .map(text -> text.substring(0, text.indexOf('?')))
        .filter(start -> KEY_START.matcher(start).matches())
        .forEach(composed::add);
    COMPOSED_IN_TEMPLATE
        .matcher(templates)
        .results()
        .map(match -> match.group(1))
        .forEach(composed::add);
    var whole = Set.copyOf(code);
    var braced = String.join("\n", code);
    assertThat(
            known().stream()
                // Asked for by Spring itself when a value of a form cannot be read.
                .filter(key -> !key.startsWith("typeMismatch"))
                .filter(key -> !whole.contains(key))
                // Spring's own names for a value that cannot be read.
                .filter(key -> !key.equals("typeMismatch") && !key.startsWith("typeMismatch."))
                .filter(key -> composed.stream().noneMatch(key::startsWith))
                .filter(key -> !templates.contains(key))
                .filter(key -> !braced.contains("{" + key + "}")))
        .isEmpty();
  }

  /** Whether keys of ours start with the same word, so that this is meant as one. */
  private static boolean looksLikeOurs(String text, Set<String> known) {
    var dot = text.indexOf('.');
    var start = dot < 0 ? text : text.substring(0, dot + 1);
    return known.stream().anyMatch(key -> key.startsWith(start));
  }

  private static Set<String> known() {
    return ZH.values().stream()
        .flatMap(texts -> texts.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean hasWords(String text) {
    return ARGUMENT.matcher(text).replaceAll("").codePoints().anyMatch(Character::isLetter);
  }

  private static boolean isHan(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> missing(
      String module,
      String language,
      Map<String, Map<String, String>> there,
      Map<String, Map<String, String>> here) {
    var missing = new TreeSet<>(there.getOrDefault(module, Map.of()).keySet());
    missing.removeAll(here.getOrDefault(module, Map.of()).keySet());
    return missing.stream()
        .map(key -> "%s: %s is missing in %s".formatted(module, key, language))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private interface TextVisitor {
    void visit(String place, String language, String key, String text);
  }

  private static void forEachText(TextVisitor visitor) {
    Map.of("zh", ZH, "en", EN)
        .forEach((language, bundles) ->
            bundles.forEach((module, texts) ->
                texts.forEach((key, text) ->
                    visitor.visit(
                        "%s %s %s".formatted(module, language, key), language, key, text))));
  }

  private static List<Path> bundleFiles(String language) {
    return Sources.files(Sources.RESOURCES, "/messages_%s.properties".formatted(language));
  }

  private static Map<String, Map<String, String>> bundles(String language) {
    var bundles = new TreeMap<String, Map<String, String>>();
    for (var file : bundleFiles(language)) {
      var properties = new Properties();
      try {
        properties.load(new StringReader(Sources.read(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      var texts = new TreeMap<String, String>();
      properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
      bundles.put(Sources.moduleOf(file), texts);
    }
    return bundles;
  }
}
