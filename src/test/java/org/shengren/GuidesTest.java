package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guides of the roles say what is on the screen: a label stands in 「」 in a Chinese guide and in
 * bold in an English one, an address of a page in code marks.
 */
class GuidesTest {
  private static final Path GUIDES = Path.of("docs/guides");
  private static final Path MESSAGES = Path.of("src/main/resources/org/shengren");
  private static final Path ROUTES = Path.of("src/test/resources/org/shengren/routes.md");
  private static final int LINES_OF_A_PAGE = 70;
  private static final Set<String> ROLES =
      Set.of(
          "employee",
          "manager",
          "hr-partner",
          "campaign-administrator",
          "model-owner",
          "tenant-administrator");
  private static final Pattern QUOTED = Pattern.compile("「([^「」]+)」");
  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final Pattern ADDRESS = Pattern.compile("`(/[^`]*)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");
  private static final Pattern ROUTE = Pattern.compile("\\| GET \\| (\\S+) \\|");

  @Test
  void everyRoleHasOnePageInBothLanguages() throws IOException {
    var wanted = new TreeSet<>(Set.of("README.md"));
    ROLES.forEach(role -> wanted.addAll(Set.of(role + ".zh.md", role + ".en.md")));
    try (var files = Files.list(GUIDES)) {
      assertThat(files.map(file -> file.getFileName().toString())).hasSameElementsAs(wanted);
    }
    for (var name : wanted) {
      assertThat(Files.readAllLines(GUIDES.resolve(name)))
          .as(name)
          .hasSizeLessThanOrEqualTo(LINES_OF_A_PAGE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void everyLabelInAGuideIsAWordOnTheScreen(String language) throws IOException {
    var words = words(language);
    var label = language.equals("zh") ? QUOTED : BOLD;
    for (var role : ROLES) {
      var name = role + "." + language + ".md";
      var labels = found(label, Files.readString(GUIDES.resolve(name)));
      assertThat(labels).as(name).hasSizeGreaterThan(10);
      labels.removeAll(words);
      assertThat(labels).as("no message of %s says so", name).isEmpty();
    }
  }

  @Test
  void everyAddressAndLinkInAGuideLeadsSomewhere() throws IOException {
    var routes = found(ROUTE, Files.readString(ROUTES));
    try (var files = Files.list(GUIDES)) {
      for (var file : files.toList()) {
        var text = Files.readString(file);
        assertThat(routes).as(file.toString()).containsAll(found(ADDRESS, text));
        assertThat(found(LINK, text))
            .as(file.toString())
            .allMatch(link -> Files.exists(GUIDES.resolve(link)));
      }
    }
  }

  private static Set<String> words(String language) throws IOException {
    List<Path> files;
    try (var all = Files.walk(MESSAGES)) {
      files = all.filter(file -> file.endsWith("messages_" + language + ".properties")).toList();
    }
    var words = new HashSet<String>();
    for (var file : files) {
      var messages = new Properties();
      try (var reader = Files.newBufferedReader(file)) {
        messages.load(reader);
      }
      messages.values().forEach(value -> words.add(value.toString()));
    }
    return words;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
