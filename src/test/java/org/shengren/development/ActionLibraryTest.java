package org.shengren.development;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The shipped actions: complete for the models they serve, short, concrete and in both tongues. */
class ActionLibraryTest {
  /** Courses, adverbs as the standard, and what depends on others' favour. */
  private static final Pattern NEVER_ZH = Pattern.compile("课程|培训班|参加培训|阅读书籍|提高意识|努力|积极|认真|加强|！|你");

  private static final Pattern NEVER_EN =
      Pattern.compile(
          "\\b(?:course|e-learning|workshop|try hard|actively|be more|awareness)\\b|!",
          Pattern.CASE_INSENSITIVE);

  private final ActionLibrary library = new ActionLibrary();
  private final YAMLMapper yaml = new YAMLMapper();

  @Test
  void everyFileFitsTheSchema() throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder ->
                    builder.schemas(
                        Map.of("urn:shengren:actions:1", text("content/actions.schema.json"))))
            .getSchema(SchemaLocation.of("urn:shengren:actions:1"));
    var files =
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:org/shengren/development/content/*.yaml");
    assertThat(files).isNotEmpty();
    for (var file : files) {
      var tree = yaml.readTree(file.getContentAsString(StandardCharsets.UTF_8));
      assertThat(schema.validate(tree)).as(file.getFilename()).isEmpty();
    }
  }

  /** Two for each step into a level and for each general competency: a choice, not a catalogue. */
  @Test
  void everyLevelStepAndGeneralCompetencyHasTwoActions() {
    for (var model : models()) {
      var missing = new TreeSet<String>();
      for (var competency : model(model).path("competencies")) {
        var code = competency.path("code").asString();
        var levels = competency.path("levels");
        if (levels.isEmpty()) {
          if (library.of(model, code, Optional.empty()).size() != 2) {
            missing.add(code);
          }
        }
        for (var level : levels) {
          var number = level.path("number").asInt();
          if (library.of(model, code, Optional.of(number)).size() != 2) {
            missing.add(code + " " + number);
          }
        }
      }
      assertThat(missing).as(model).isEmpty();
    }
    // 3 general competencies and 16, 15, 15 levels
    Map<String, Long> counts =
        library.all().stream().collect(Collectors.groupingBy(Action::model, Collectors.counting()));
    assertThat(counts)
        .isEqualTo(
            Map.of("key-account-sales", 38L, "software-engineering", 36L, "human-resources", 36L));
  }

  @Test
  void everyActionServesBehavioursOfItsOwnStep() {
    var wrong = new TreeSet<String>();
    for (var action : library.all()) {
      var known = new HashSet<String>();
      for (var competency : model(action.model()).path("competencies")) {
        if (!competency.path("code").asString().equals(action.competency())) {
          continue;
        }
        competency.path("behaviours").forEach(b -> known.add(b.path("code").asString()));
        for (var level : competency.path("levels")) {
          if (action.level().filter(l -> l == level.path("number").asInt()).isPresent()) {
            level.path("behaviours").forEach(b -> known.add(b.path("code").asString()));
          }
        }
      }
      action.behaviours().stream()
          .filter(behaviour -> !known.contains(behaviour))
          .forEach(behaviour -> wrong.add(action.code() + ": " + behaviour));
    }
    assertThat(wrong).isEmpty();
  }

  /** Whatever a questionnaire asks first can be practised. */
  @Test
  void everyKeyBehaviourIsServedBySomeAction() {
    for (var model : models()) {
      var served =
          library.all().stream()
              .filter(action -> action.model().equals(model))
              .flatMap(action -> action.behaviours().stream())
              .collect(Collectors.toSet());
      var left = new TreeSet<String>();
      for (var competency : model(model).path("competencies")) {
        var behaviours = new ArrayList<JsonNode>();
        competency.path("behaviours").forEach(behaviours::add);
        competency.path("levels").forEach(l -> l.path("behaviours").forEach(behaviours::add));
        behaviours.stream()
            .filter(b -> b.path("key").asBoolean())
            .map(b -> b.path("code").asString())
            .filter(code -> !served.contains(code))
            .forEach(left::add);
      }
      assertThat(left).as(model).isEmpty();
    }
  }

  @Test
  void codesAndWordsAreUsedOnce() {
    var seen = new TreeMap<String, Long>();
    for (var action : library.all()) {
      Stream.of(
              action.model() + " " + action.code(),
              action.title().in(Language.ZH),
              action.title().in(Language.EN),
              action.practice().in(Language.ZH),
              action.practice().in(Language.EN))
          .forEach(words -> seen.merge(words, 1L, Long::sum));
    }
    assertThat(seen.entrySet()).allMatch(entry -> entry.getValue() == 1);
  }

  @Test
  void wordsAreShortEnoughToBeReadOnAPhone() {
    for (var action : library.all()) {
      lengths(action, action.title(), 4, 18, 3, 12);
      lengths(action, action.practice(), 45, 110, 25, 60);
      lengths(action, action.company(), 10, 45, 8, 28);
      lengths(action, action.sign(), 15, 55, 10, 35);
      assertThat(action.practice().in(Language.EN)).as(action.code()).hasSizeLessThan(500);
    }
  }

  @Test
  void nothingIsACourseOrAnExhortation() {
    for (var action : library.all()) {
      for (var words : words(action)) {
        assertThat(NEVER_ZH.matcher(words.in(Language.ZH)).find())
            .as(action.code() + words.in(Language.ZH))
            .isFalse();
        assertThat(NEVER_EN.matcher(words.in(Language.EN)).find())
            .as(action.code() + words.in(Language.EN))
            .isFalse();
        assertThat(words.in(Language.ZH)).as(action.code()).doesNotContainPattern("[,;:?]");
        assertThat(words.in(Language.EN)).as(action.code()).doesNotContainPattern("\\p{IsHan}");
      }
    }
  }

  private static List<Text> words(Action action) {
    return List.of(action.title(), action.practice(), action.company(), action.sign());
  }

  private static void lengths(Action action, Text words, int zhLeast, int zh, int enLeast, int en) {
    assertThat(words.in(Language.ZH).length()).as(action.code()).isBetween(zhLeast, zh);
    assertThat(words.in(Language.EN).split("\\s+").length).as(action.code()).isBetween(enLeast, en);
  }

  private List<String> models() {
    return library.all().stream().map(Action::model).distinct().toList();
  }

  private final Map<String, JsonNode> read = new TreeMap<>();

  private JsonNode model(String code) {
    return read.computeIfAbsent(
        code, model -> yaml.readTree(text("/org/shengren/competency/content/" + model + ".yaml")));
  }

  private static String text(String path) {
    try {
      return new ClassPathResource(path, ActionLibrary.class)
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }
}
