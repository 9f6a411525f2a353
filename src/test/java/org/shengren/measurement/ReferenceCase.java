package org.shengren.measurement;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A published or independently computed case. The cases lie beside the project ({@code
 * ../shared/reference}, or where the system property {@code shengren.reference} says) and are never
 * copied into it; a clone that stands alone skips them with a sentence, continuous integration does
 * not.
 */
final class ReferenceCase {
  private final Path folder;

  private ReferenceCase(Path folder) {
    this.folder = folder;
  }

  static ReferenceCase named(String name) {
    var folder =
        Path.of(System.getProperty("shengren.reference", "../shared/reference")).resolve(name);
    if (!Files.isDirectory(folder)) {
      var sentence =
          "The reference case %s is not at %s; it lies beside the project, not in it."
              .formatted(name, folder.toAbsolutePath().normalize());
      if ("true".equalsIgnoreCase(System.getenv("CI"))) {
        fail(sentence + " Continuous integration must have it.");
      }
      Assumptions.abort(sentence + " Skipped.");
    }
    return new ReferenceCase(folder);
  }

  /** The entries under {@code expected}. */
  JsonNode expected() {
    return JsonMapper.shared().readTree(read("expected.json")).path("expected");
  }

  List<CSVRecord> rows(String file) {
    try (var reader = Files.newBufferedReader(folder.resolve(file))) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
