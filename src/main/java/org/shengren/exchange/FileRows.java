package org.shengren.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.shengren.exchange.PeopleFile.Row;

/** Who stands in a file: one main row a person, and further rows for the posts beside it. */
final class FileRows {
  private static final Set<String> MAIN = Set.of("", "主岗", "主", "主职", "专职", "main", "primary");
  private static final Set<String> FURTHER =
      Set.of("兼岗", "兼", "兼职", "兼任", "further", "secondary", "concurrent", "additional");

  private final RowProblems problems;
  private final Map<String, Row> main = new LinkedHashMap<>();
  private final Map<String, List<Row>> further = new LinkedHashMap<>();
  private final Map<String, List<String>> names = new HashMap<>();

  FileRows(PeopleFile file, RowProblems problems) {
    this.problems = problems;
    file.rows().forEach(this::sort);
  }

  private void sort(Row row) {
    var number = row.get(Column.NUMBER);
    var post = row.get(Column.POST).toLowerCase(Locale.ROOT);
    if (number.isEmpty()) {
      problems.add(row, Column.NUMBER, "import.problem.number-missing");
    } else if (number.length() > 40) {
      problems.add(row, Column.NUMBER, "import.problem.long");
    } else if (FURTHER.contains(post)) {
      further.computeIfAbsent(number, _ -> new ArrayList<>()).add(row);
    } else if (!MAIN.contains(post)) {
      problems.add(row, Column.POST, "import.problem.post");
    } else {
      var earlier = main.putIfAbsent(number, row);
      if (earlier != null) {
        problems.add(row, Column.NUMBER, "import.problem.number-twice", earlier.number());
      } else {
        for (var name : new HashSet<>(List.of(row.get(Column.NAME), row.get(Column.NAME_EN)))) {
          if (!name.isEmpty()) {
            names.computeIfAbsent(Company.plain(name), _ -> new ArrayList<>()).add(number);
          }
        }
      }
    }
  }

  Collection<Row> main() {
    return main.values();
  }

  Optional<Row> main(String number) {
    return Optional.ofNullable(main.get(number));
  }

  /** Whether the person with this number has a main row. */
  boolean names(String number) {
    return main.containsKey(number);
  }

  /** Whether the person with this number has any row. */
  boolean mentions(String number) {
    return names(number) || further.containsKey(number);
  }

  List<Row> further(String number) {
    return further.getOrDefault(number, List.of());
  }

  /** Numbers with further rows and no main one, each with its rows. */
  void withoutMain(BiConsumer<String, List<Row>> each) {
    further.forEach((number, own) -> {
      if (!names(number)) {
        each.accept(number, own);
      }
    });
  }

  /** Numbers of those whom the file gives this name. */
  List<String> called(String name) {
    return names.getOrDefault(Company.plain(name), List.of());
  }
}
