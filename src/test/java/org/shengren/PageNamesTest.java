package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Page, template, script and texts are found by one name; templates keep to the content policy. */
class PageNamesTest {
  /** Pages that show nothing of their own, with what they do instead. */
  private static final Set<String> WITHOUT_TEMPLATE =
      Set.of(
          // Keeps language and theme, and goes back.
          "PreferencePage",
          // Shows the templates below error/.
          "ErrorPage");

  private static final Set<String> TEXT_BY =
      Set.of("th:text", "th:utext", "th:replace", "th:insert", "th:remove");
  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
          "track", "wbr");
  private static final Pattern VIEW =
      Pattern.compile("(?:redirect:.*)|([a-z]+/[a-z0-9/-]+)(?:\\s*::\\s*([a-z0-9-]+))?");

  @Test
  void everyPageHasItsTemplate() {
    var found = new TreeSet<String>();
    for (var page : Sources.files(Sources.JAVA, "Page.java")) {
      var name = page.getFileName().toString().replace(".java", "");
      var template = Sources.RESOURCES.resolve(Sources.moduleOf(page)).resolve(fileName(name));
      if (WITHOUT_TEMPLATE.contains(name) == Files.exists(template)) {
        found.add("%s: %s".formatted(page, template));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void everyViewThatThePagesNameExists() {
    var found = new TreeSet<String>();
    for (var words : Sources.words()) {
      var view = VIEW.matcher(words.text());
      if (!words.file().toString().endsWith("Page.java")
          || !view.matches()
          || view.group(1) == null) {
        continue;
      }
      var name = view.group(1);
      if (!Sources.modules().contains(name.substring(0, name.indexOf('/')))) {
        continue;
      }
      var template = Sources.RESOURCES.resolve(name + ".html");
      if (!Files.exists(template)) {
        found.add("%s: no %s".formatted(words.place(), template));
      } else if (view.group(2) != null && !hasFragment(template, view.group(2))) {
        found.add("%s: %s has no part %s".formatted(words.place(), template, view.group(2)));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void everyTemplateIsShownBySomething() {
    var named = new StringBuilder();
    Sources.words().forEach(words -> named.append(words.text()).append('\n'));
    Sources.files(Sources.RESOURCES, ".html").forEach(file -> named.append(Sources.read(file)));
    var all = named.toString();
    assertThat(
            Sources.files(Sources.RESOURCES, ".html").stream()
                .map(file -> Sources.RESOURCES.relativize(file).toString().replace(".html", ""))
                .filter(
                    name -> !name.startsWith("web/error/") && !name.startsWith("web/fragments/"))
                .filter(name -> !all.contains(name)))
        .isEmpty();
  }

  /** What the strict content policy would switch off in the browser, silently. */
  @Test
  void noTemplateHoldsScriptOrStyleOfItsOwn() {
    var found = new TreeSet<String>();
    for (var template : Sources.files(Sources.RESOURCES, ".html")) {
      read(
          template,
          new AbstractSimpleMarkupHandler() {
            @Override
            public void handleOpenElement(
                String element, @Nullable Map<String, String> attributes, int line, int col) {
              check(element, attributes, line);
            }

            @Override
            public void handleStandaloneElement(
                String element,
                @Nullable Map<String, String> attributes,
                boolean minimized,
                int line,
                int col) {
              check(element, attributes, line);
            }

            private void check(String element, @Nullable Map<String, String> attributes, int line) {
              var names = attributes == null ? Set.<String>of() : attributes.keySet();
              for (var name : names) {
                var bare = name.replaceFirst("^(th:|data-th-)", "");
                if (bare.equals("style")
                    || bare.equals("styleappend")
                    || bare.startsWith("on")
                    || bare.startsWith("hx-on")) {
                  found.add("%s:%d: %s".formatted(template, line, name));
                }
                if (attributes != null
                    && String.valueOf(attributes.get(name)).strip().startsWith("javascript:")) {
                  found.add("%s:%d: %s".formatted(template, line, name));
                }
              }
              if (element.equals("style") && !template.toString().contains("pdf")) {
                found.add("%s:%d: <style>".formatted(template, line));
              }
              if (element.equals("script") && !names.contains("src") && !names.contains("th:src")) {
                found.add("%s:%d: <script> without src".formatted(template, line));
              }
            }
          });
    }
    assertThat(found).isEmpty();
  }

  /** Words in a template are for whoever opens the file; readers see the text of their language. */
  @Test
  void noTemplateShowsWordsThatAreNotFromTheBundles() {
    var found = new TreeSet<String>();
    for (var template : Sources.files(Sources.RESOURCES, ".html")) {
      read(template, new Words(template, found));
    }
    assertThat(found).isEmpty();
  }

  private static final class Words extends AbstractSimpleMarkupHandler {
    private final Path template;
    private final Set<String> found;
    private final Deque<Boolean> replaced = new ArrayDeque<>();

    Words(Path template, Set<String> found) {
      this.template = template;
      this.found = found;
    }

    @Override
    public void handleOpenElement(
        String element, @Nullable Map<String, String> attributes, int line, int col) {
      if (VOID.contains(element)) {
        return;
      }
      var names = attributes == null ? Set.<String>of() : attributes.keySet();
      // The root of a page is replaced by the layout, which takes <main> along as it is.
      boolean own = !element.equals("html") && names.stream().anyMatch(TEXT_BY::contains);
      replaced.push(own || Boolean.TRUE.equals(replaced.peek()) || element.equals("script"));
    }

    @Override
    public void handleCloseElement(String element, int line, int col) {
      if (!VOID.contains(element) && !replaced.isEmpty()) {
        replaced.pop();
      }
    }

    @Override
    public void handleText(char[] buffer, int offset, int length, int line, int col) {
      var text =
          new String(buffer, offset, length)
              .replaceAll("\\[\\[.*?]]", "")
              .replaceAll("&\\w+;", "")
              .strip();
      if (!Boolean.TRUE.equals(replaced.peek())
          && text.codePoints().anyMatch(Character::isLetter)) {
        found.add("%s:%d: %s".formatted(template, line, text));
      }
    }
  }

  private static boolean hasFragment(Path template, String name) {
    var text = Sources.read(template);
    return Pattern.compile("th:fragment=\"" + Pattern.quote(name) + "\\s*[(\"]")
            .matcher(text)
            .find()
        || text.contains("id=\"" + name + "\"")
        || text.contains("<" + name);
  }

  private static void read(Path template, AbstractSimpleMarkupHandler handler) {
    try {
      new SimpleMarkupParser(ParseConfiguration.htmlConfiguration())
          .parse(Sources.read(template), handler);
    } catch (ParseException e) {
      throw new AssertionError(template + " cannot be read", e);
    }
  }

  private static String fileName(String page) {
    return page.substring(0, page.length() - "Page".length())
            .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
            .toLowerCase(Locale.ROOT)
        + ".html";
  }
}
