package org.shengren.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shengren.web.SpreadsheetText;

/**
 * A file of people as it was written: nothing is understood yet but the header.
 *
 * @param problems cells that cannot be read at all
 * @param ignored headers that mean nothing to us
 */
record PeopleFile(List<Row> rows, List<RowProblem> problems, List<String> ignored) {
  static final int MOST_ROWS = 120_000;
  private static final int LONGEST_CELL = 1_000;
  private static final int HEADER_WITHIN = 5;

  /** Marks a cell with a formula in what a reader hands over. */
  static final String FORMULA = "\0formula";

  /** What stands in a cell to empty what is known. */
  static final String CLEAR = "-";

  private static final String CLEARED = "\0clear";
  private static final Pattern DASH = Pattern.compile("[-－–—]");

  /** What {@link SpreadsheetText} and others put before a cell so that no program runs it. */
  private static final Pattern ESCAPED = Pattern.compile("^'(?=[=+\\-@])");

  PeopleFile {
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
    ignored = List.copyOf(ignored);
  }

  /**
   * One line of the file.
   *
   * @param number as a spreadsheet counts
   */
  record Row(int number, Map<Column, String> cells) {
    /** What is written there; nothing for a cell that empties what is known. */
    String get(Column column) {
      var written = cells.getOrDefault(column, "");
      return written.equals(CLEARED) ? "" : written;
    }

    /** Whether the cell holds the mark that empties what is known. */
    boolean clears(Column column) {
      return cells.getOrDefault(column, "").equals(CLEARED);
    }

    String shown(Column column) {
      return clears(column) ? CLEAR : get(column);
    }
  }

  /** What its owner wrote instead of single cells, and rows left out, after the file was read. */
  record Corrections(Map<Cell, String> cells, Set<Integer> skipped) {
    static final Corrections NONE = new Corrections(Map.of(), Set.of());

    Corrections {
      cells = Map.copyOf(cells);
      skipped = Set.copyOf(skipped);
    }

    boolean isEmpty() {
      return cells.isEmpty() && skipped.isEmpty();
    }
  }

  record Cell(int row, Column column) {}

  /** The same file as if it had been written so. */
  PeopleFile with(Corrections corrections) {
    if (corrections.isEmpty()) {
      return this;
    }
    var found = new ArrayList<RowProblem>();
    for (var problem : problems) {
      if (!corrections.skipped().contains(problem.row())
          && !corrections.cells().containsKey(new Cell(problem.row(), problem.column()))) {
        found.add(problem);
      }
    }
    var corrected = corrections.cells().keySet().stream().collect(Collectors.groupingBy(Cell::row));
    var kept = new ArrayList<Row>(rows.size());
    for (var row : rows) {
      var cells = corrected.get(row.number());
      if (corrections.skipped().contains(row.number())) {
        continue;
      }
      if (cells == null) {
        kept.add(row);
        continue;
      }
      var written = new EnumMap<Column, String>(Column.class);
      written.putAll(row.cells());
      for (var cell : cells) {
        written.put(
            cell.column(),
            read(cell.row(), cell.column(), corrections.cells().getOrDefault(cell, ""), found));
      }
      kept.add(new Row(row.number(), written));
    }
    return new PeopleFile(kept, found, ignored);
  }

  private static String read(int row, Column column, String written, List<RowProblem> problems) {
    if (written.startsWith(FORMULA)) {
      problems.add(new RowProblem(row, column, "=…", "import.problem.formula"));
      return "";
    }
    var tidy = Characters.tidy(written);
    if (DASH.matcher(tidy).matches()) {
      return CLEARED;
    }
    var value = ESCAPED.matcher(tidy).replaceFirst("");
    if (value.length() > LONGEST_CELL) {
      problems.add(
          new RowProblem(row, column, value.substring(0, 40) + "…", "import.problem.long"));
      return "";
    }
    if (Characters.areDamaged(value)) {
      problems.add(new RowProblem(row, column, value, "import.problem.damaged"));
      return "";
    }
    if (Characters.areInvisible(value)) {
      problems.add(
          new RowProblem(row, column, Characters.visible(value), "import.problem.invisible"));
      return "";
    }
    return value;
  }

  /** Collects lines in order; the header is the first one that names the column of numbers. */
  static final class Builder {
    private final List<Row> rows = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<String> above = new ArrayList<>();
    private List<Column> columns = List.of();
    private final IntConsumer told;
    private int header;
    private int looked;

    /**
     * An empty one.
     *
     * @param told after every few hundred rows how many there are
     */
    Builder(IntConsumer told) {
      this.told = told;
    }

    void add(int number, List<String> cells) {
      if (cells.stream().allMatch(String::isBlank)) {
        return;
      }
      if (header == 0) {
        lookForHeader(number, cells);
        return;
      }
      if (rows.size() == MOST_ROWS) {
        throw new FileRefused("refusal.import-too-many-rows", MOST_ROWS);
      }
      var read = new EnumMap<Column, String>(Column.class);
      for (var at = 0; at < Math.min(cells.size(), columns.size()); at++) {
        var column = columns.get(at);
        if (column != null) {
          var value = read(number, column, cells.get(at), problems);
          if (!value.isEmpty()) {
            read.put(column, value);
          }
        }
      }
      if (rows.isEmpty()
          && Column.of(read.getOrDefault(Column.NUMBER, ""))
              .filter(Column.NUMBER::equals)
              .isPresent()) {
        throw new FileRefused("refusal.import-two-headers", header, number);
      }
      rows.add(new Row(number, read));
      if (rows.size() % CheckProgress.STEP == 0) {
        told.accept(rows.size());
      }
    }

    /** Where the header stands, as a spreadsheet counts; 0 while none was found. */
    int header() {
      return header;
    }

    private void lookForHeader(int number, List<String> cells) {
      if (cells.stream().noneMatch(cell -> Column.of(cell).equals(Optional.of(Column.NUMBER)))) {
        above.addAll(cells);
        if (++looked == HEADER_WITHIN) {
          refuseWithoutHeader();
        }
        return;
      }
      header = number;
      var found = new ArrayList<Column>();
      var seen = new HashSet<Column>();
      for (var cell : cells) {
        var column = Column.of(cell).orElse(null);
        if (column != null && !seen.add(column)) {
          throw new FileRefused("refusal.import-header-twice", cell.strip());
        }
        if (column == null && !cell.isBlank()) {
          ignored.add(cell.strip());
        }
        found.add(column);
      }
      columns = found;
    }

    private void refuseWithoutHeader() {
      if (above.stream().anyMatch(Characters::areDamaged)) {
        throw new FileRefused("refusal.import-encoding");
      }
      var words =
          above.stream()
              .map(Characters::tidy)
              .filter(word -> !word.isEmpty())
              .limit(6)
              .map(word -> word.length() > 20 ? word.substring(0, 20) + "…" : word)
              .collect(Collectors.joining(" · "));
      throw new FileRefused("refusal.import-header-missing", words);
    }

    PeopleFile build() {
      if (header == 0 && looked > 0) {
        refuseWithoutHeader();
      }
      if (rows.isEmpty()) {
        throw new FileRefused("refusal.import-empty");
      }
      return new PeopleFile(rows, problems, ignored);
    }
  }
}
