package org.shengren.competency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ContentFilesTest {
  private final ContentFiles files = new ContentFiles();
  private final String shipped = read("key-account-sales.yaml");

  @Test
  void theShippedFilesAreWithoutFault() {
    assertThat(files.shippedModels()).containsKeys("core", "key-account-sales");
    assertThat(files.shippedScales().scales()).hasSize(2);
  }

  @Test
  void aWrongTypeIsRefusedWithItsPath() {
    var problems = refused(shipped.replaceFirst("key: false", "key: \"sometimes\""));
    assertThat(paths(problems)).containsExactly("/competencies/0/behaviours/0/key");
    assertThat(keys(problems)).containsExactly("content.wrong-type");
  }

  @Test
  void aWordInsteadOfADegreeIsRefusedWithItsPathAndNotForEveryBranch() {
    var problems = refused(shipped.replaceFirst("degree: 3.0, weight", "degree: much, weight"));
    assertThat(paths(problems)).containsExactly("/positions/0/requirements/0/degree");
  }

  @Test
  void aTextMissingInOneLanguageIsRefused() {
    var problems = refused(shipped.replaceFirst("\n  en: Key account sales competency model", ""));
    assertThat(paths(problems)).containsExactly("/name");
    assertThat(keys(problems)).containsExactly("content.missing");
    assertThat(problems.getFirst().sentence().getArguments()).containsExactly("en");
  }

  @Test
  void anUnknownFieldIsRefused() {
    var problems = refused(shipped + "\nreward: gifts\n");
    assertThat(keys(problems)).containsExactly("content.unknown-field");
  }

  @Test
  void aCodeThatOccursTwiceIsRefused() {
    var problems = refused(shipped.replace("code: CE-2\n", "code: CE-1\n"));
    assertThat(keys(problems)).containsExactly("content.code-twice");
    assertThat(paths(problems)).containsExactly("/competencies/0/behaviours/1/code");
  }

  @Test
  void aKeyThatOccursTwiceIsRefusedAndNotOverwritten() {
    var problems = refused(shipped.replaceFirst("edition: 1", "edition: 1\nedition: 2"));
    assertThat(keys(problems)).containsExactly("content.unreadable");
  }

  @Test
  void weightsThatDoNotSumToAHundredAreRefused() {
    var problems =
        refused(shipped.replaceFirst("degree: 3.0, weight: 20", "degree: 3.0, weight: 25"));
    assertThat(keys(problems)).containsExactly("content.sum");
    assertThat(problems.getFirst().sentence().getArguments()).containsExactly(105);
  }

  @Test
  void aGeneralCompetencyBindsEveryPosition() {
    var problems =
        refused(
            shipped
                .replaceFirst(
                    "\\{competency: LA, degree: 3.0, weight: 15, must-have: false}\n      - ", "")
                .replaceFirst(
                    "\\{competency: CD, degree: 3.0, weight: 15",
                    "{competency: CD, degree: 3.0, weight: 30"));
    assertThat(keys(problems)).containsExactly("content.general-binds-all");
  }

  @Test
  void aLevelThatDoesNotExistAndASuperiorWhomNobodyKnowsAreRefused() {
    assertThat(
            keys(
                refused(
                    shipped.replaceFirst("competency: MI, level: 1", "competency: XX, level: 1"))))
        .containsExactly("content.unknown-competency");
    assertThat(
            keys(
                refused(
                    shipped.replaceFirst(
                        "reports-to: industry-sales-manager", "reports-to: somebody"))))
        .containsExactly("content.unknown-position");
  }

  @Test
  void positionsThatReportToOneAnotherInACircleAreRefused() {
    var problems =
        refused(
            shipped.replace(
                "reports-to: key-account-sales-director", "reports-to: key-account-associate"));
    assertThat(keys(problems)).contains("content.circle");
  }

  @Test
  void fewerThanTwoKeyBehavioursOnALevelAreRefused() {
    var level = shipped.indexOf("code: MI-1-1");
    var problems =
        refused(
            shipped.substring(0, level)
                + shipped.substring(level).replaceFirst("key: true", "key: false"));
    assertThat(paths(problems)).containsExactly("/competencies/3/levels/0/behaviours");
  }

  @Test
  void aBombOfAliasesIsRefusedBeforeAnythingUnfolds() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      var former = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", List.of(former, former))));
    }
    var problems = refused(bomb.toString());
    assertThat(keys(problems)).containsExactly("content.alias");
    assertThat(paths(problems)).containsExactly("line 2");
  }

  @Test
  void whatIsNoModelAtAllIsRefused() {
    assertThat(keys(refused("[1, 2]"))).containsExactly("content.no-mapping");
    assertThat(keys(refused(""))).containsExactly("content.no-mapping");
    assertThat(keys(refused("a: b: c: ["))).containsExactly("content.unreadable");
    assertThat(keys(refused("[".repeat(100)))).containsExactly("content.unreadable");
    assertThat(keys(refused("x: " + "y".repeat(3_000_000)))).containsExactly("content.too-long");
    assertThat(keys(refused("!!java.net.URL [\"file:///\"]")))
        .containsExactly("content.no-mapping");
  }

  private List<ContentProblem> refused(String content) {
    return Objects.requireNonNull(
            catchThrowableOfType(BrokenContent.class, () -> files.model("test.yaml", content)))
        .problems();
  }

  private static List<String> paths(List<ContentProblem> problems) {
    return problems.stream().map(ContentProblem::path).toList();
  }

  private static List<String> keys(List<ContentProblem> problems) {
    return problems.stream()
        .map(problem -> Objects.requireNonNull(problem.sentence().getCodes())[0])
        .toList();
  }

  private static String read(String file) {
    try {
      return new ClassPathResource("org/shengren/competency/content/" + file)
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }
}
