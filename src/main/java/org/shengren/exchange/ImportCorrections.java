package org.shengren.exchange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shengren.exchange.PeopleFile.Cell;
import org.shengren.exchange.PeopleFile.Corrections;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Mends single cells of a file that waits, without its owner choosing it anew. */
@Controller
@RequestMapping("/people/import/{file}/corrections")
class ImportCorrections {
  private static final Pattern CELL = Pattern.compile("cell\\.(\\d{1,7})\\.([A-Z_]{1,20})");

  private final PeopleImports imports;

  ImportCorrections(PeopleImports imports) {
    this.imports = imports;
  }

  /** Fields {@code cell.12.POSITION} with what stood there in {@code was.12.POSITION}. */
  @PostMapping
  String correct(
      Viewer viewer,
      @PathVariable ImportId file,
      @RequestParam MultiValueMap<String, String> fields) {
    var cells = new HashMap<Cell, String>();
    var skipped = new HashSet<Integer>();
    fields.forEach((name, values) -> {
      var match = CELL.matcher(name);
      if (match.matches() && !values.equals(fields.get("was" + name.substring(4)))) {
        column(match.group(2))
            .ifPresent(column ->
                cells.put(new Cell(Integer.parseInt(match.group(1)), column), values.getFirst()));
      }
    });
    for (var row : fields.getOrDefault("skip", List.of())) {
      if (row.matches("\\d{1,7}")) {
        skipped.add(Integer.valueOf(row));
      }
    }
    imports.correct(viewer, file, new Corrections(Map.copyOf(cells), skipped));
    return "redirect:/people/import/" + file.value();
  }

  private static Optional<Column> column(String name) {
    return Arrays.stream(Column.values()).filter(column -> column.name().equals(name)).findFirst();
  }

  @PostMapping("/skip-all")
  String skipAll(Viewer viewer, @PathVariable ImportId file) {
    imports.skipProblems(viewer, file);
    return "redirect:/people/import/" + file.value();
  }

  @PostMapping("/withdrawal")
  String withdraw(Viewer viewer, @PathVariable ImportId file) {
    imports.withdrawCorrections(viewer, file);
    return "redirect:/people/import/" + file.value();
  }
}
