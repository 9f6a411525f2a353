package org.shengren.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The browser would silently drop what the content policy refuses; here it is said by name. */
class StrictPolicyTest {
  private static final Pattern COLOUR =
      Pattern.compile("#[0-9a-f]{3,8}\\b", Pattern.CASE_INSENSITIVE);
  private static final Path RESOURCES = Path.of("src/main/resources/org/shengren");
  private static final Pattern REFUSED =
      Pattern.compile(
          "\\s(th:)?(style|on[a-z]+)\\s*=|\\shx-on|<style|<script(?![^>]*src=)|javascript:|href=\"https?://[^\"]*\\.css",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTE = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  /** Templates for the PDF renderer are read by no browser. */
  private static boolean isPage(Path template) {
    return !template.getFileName().toString().contains("pdf");
  }

  @TestFactory
  List<DynamicTest> everyTemplateIsAllowedByTheContentPolicy() throws IOException {
    return files(".html").stream()
        .filter(StrictPolicyTest::isPage)
        .map(template ->
            DynamicTest.dynamicTest(
                RESOURCES.relativize(template).toString(),
                () ->
                    assertThat(refused(Files.readString(template)))
                        .as("inline style or script")
                        .isEmpty()))
        .toList();
  }

  @Test
  void whatIsRefusedIsFound() {
    assertThat(refused("<p style=\"color:red\">")).isNotEmpty();
    assertThat(refused("<a onclick=\"x()\">")).isNotEmpty();
    assertThat(refused("<script>x()</script>")).isNotEmpty();
    assertThat(refused("<script defer th:src=\"@{/assets/web/shell.js}\"></script>")).isEmpty();
  }

  /** A colour outside the tokens would not follow the theme. */
  @TestFactory
  List<DynamicTest> coloursStandInTheTokensOnly() throws IOException {
    return files(".css").stream()
        .filter(style -> style.toString().contains("static"))
        .filter(style -> !style.endsWith("tokens.css"))
        .map(style ->
            DynamicTest.dynamicTest(
                RESOURCES.relativize(style).toString(),
                () -> assertThat(coloursOf(Files.readString(style))).isEmpty()))
        .toList();
  }

  /** The maker of PDFs knows no custom properties, so its style repeats colours of the tokens. */
  @TestFactory
  List<DynamicTest> whatIsPrintedHasTheColoursOfTheTokens() throws IOException {
    var tokens = coloursOf(Files.readString(RESOURCES.resolve("web/static/tokens.css")));
    return files(".css").stream()
        .filter(style -> !style.toString().contains("static"))
        .map(style ->
            DynamicTest.dynamicTest(
                RESOURCES.relativize(style).toString(),
                () -> assertThat(tokens).containsAll(coloursOf(Files.readString(style)))))
        .toList();
  }

  private static Set<String> coloursOf(String style) {
    return COLOUR
        .matcher(style)
        .results()
        .map(match -> match.group().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static List<String> refused(String template) {
    return REFUSED
        .matcher(NOTE.matcher(template).replaceAll(""))
        .results()
        .map(match -> match.group().strip())
        .toList();
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(RESOURCES)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
