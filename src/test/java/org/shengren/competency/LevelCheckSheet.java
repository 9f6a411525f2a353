package org.shengren.competency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.shengren.kernel.Language;

/**
 * Writes the sheets of a level check, and scores answers; run by name only ({@code
 * docs/level-check.md}). Its name keeps it out of the ordinary test run.
 */
class LevelCheckSheet {
  private final Path folder = Path.of("target", "level-check");
  private final String code = System.getProperty("family", "key-account-sales");
  private final LevelCheck check =
      LevelCheck.of(
          Objects.requireNonNull(new ContentFiles().shippedModels().get(code), code),
          Long.getLong("seed", 1));

  @Test
  void writeSheetsAndKey() throws IOException {
    Files.createDirectories(folder);
    for (var language : Language.values()) {
      write("sheet-" + language.name().toLowerCase(Locale.ROOT) + ".md", check.sheet(language));
    }
    write("key.csv", check.key());
  }

  @Test
  void scoreAnswers() throws IOException {
    var answers = System.getProperty("answers");
    if (answers == null) {
      return;
    }
    var result = new StringBuilder("competency,cards,hits,rate,passes\n");
    var misses = new StringBuilder("\ncode,level,sorted\n");
    check
        .score(Files.readAllLines(Path.of(answers)))
        .forEach((competency, score) -> {
          result.append(
              "%s,%d,%d,%.2f,%s\n"
                  .formatted(
                      competency,
                      score.cards(),
                      score.cards() - score.misses().size(),
                      score.hitRate(),
                      score.passes() ? "yes" : "no"));
          score
              .misses()
              .forEach(miss ->
                  misses.append(
                      "%s,%d,%d\n"
                          .formatted(miss.card().of().code(), miss.card().level(), miss.sorted())));
        });
    write("score.csv", result.append(misses).toString());
  }

  private void write(String name, String content) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve(code + "-" + check.seed() + "-" + name);
    Files.writeString(file, content);
    System.out.println(file);
  }
}
