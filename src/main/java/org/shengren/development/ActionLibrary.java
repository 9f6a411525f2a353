package org.shengren.development;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Text;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The shipped actions: what to practise on the job, by competency and level. */
@Component
public class ActionLibrary {
  private static final String FILES = "classpath*:org/shengren/development/content/*.yaml";

  /** What a file says; its form is told by {@code actions.schema.json}. */
  record ActionsFile(String model, List<Line> actions) {
    record Words(String zh, String en) {
      Text text() {
        return Text.of(zh, en);
      }
    }

    record Line(
        String code,
        String competency,
        @Nullable Integer level,
        List<String> behaviours,
        int weeks,
        Words title,
        Words practice,
        Words company,
        Words sign) {}
  }

  private final List<Action> actions;

  ActionLibrary() {
    var mapper = new YAMLMapper();
    var read = new ArrayList<Action>();
    try {
      for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
        var content =
            mapper.readValue(file.getContentAsString(StandardCharsets.UTF_8), ActionsFile.class);
        content.actions().forEach(line -> read.add(action(content.model(), line)));
      }
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
    actions = List.copyOf(read);
  }

  private static Action action(String model, ActionsFile.Line line) {
    return new Action(
        line.code(),
        model,
        line.competency(),
        Optional.ofNullable(line.level()),
        line.behaviours(),
        line.weeks(),
        line.title().text(),
        line.practice().text(),
        line.company().text(),
        line.sign().text());
  }

  List<Action> all() {
    return actions;
  }

  /** What helps to reach a level of a competency; without a level all that serve it. */
  List<Action> of(String model, String competency, Optional<Integer> level) {
    return actions.stream()
        .filter(action -> action.model().equals(model) && action.competency().equals(competency))
        .filter(action -> level.isEmpty() || action.level().equals(level))
        .sorted(Comparator.comparing(action -> action.level().orElse(0)))
        .toList();
  }

  /** The action with this code, for the model with that one. */
  public Optional<Action> find(String model, String code) {
    return actions.stream()
        .filter(action -> action.model().equals(model) && action.code().equals(code))
        .findFirst();
  }
}
