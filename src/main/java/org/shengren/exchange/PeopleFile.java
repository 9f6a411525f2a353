package org.shengren.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file of people as it was written: nothing is understood yet but the header.
 *
 * @param problems cells that cannot be read at all
 * @param ignored headers that mean nothing to us
 */
record PeopleFile(List<Row> rows, List<RowProblem> problems, List<String> ignored) {
  static final int MOST_ROWS = 120_000;
  private static final int LONGEST_CELL = 1_000;

  /** Marks a cell with a formula in what a reader hands over. */
  static final String FORMULA = "\0formula";

  /** What {@link Escaped} and others put before a cell so that no program runs it. */
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
    String get(Column column) {
      return cells.getOrDefault(column, "");
    }
  }

  /** Collects lines in order; the first that is not blank is the header. */
  static final class Builder {
    private final List<Row> rows = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private List<Column> columns = List.of();
    private boolean started;

    void add(int number, List<String> cells) {
      if (cells.stream().allMatch(String::isBlank)) {
        return;
      }
      if (!started) {
        started = true;
        readHeader(cells);
        return;
      }
      if (rows.size() == MOST_ROWS) {
        throw new FileRefused("refusal.import-too-many-rows", MOST_ROWS);
      }
      var read = new EnumMap<Column, String>(Column.class);
      for (var at = 0; at < Math.min(cells.size(), columns.size()); at++) {
        var column = columns.get(at);
        if (column != null) {
          read.put(column, cell(number, column, cells.get(at)));
        }
      }
      rows.add(new Row(number, read));
    }

    private String cell(int row, Column column, String written) {
      if (written.startsWith(FORMULA)) {
        problems.add(new RowProblem(row, column, "=…", "import.problem.formula"));
        return "";
      }
      var value = ESCAPED.matcher(written.strip()).replaceFirst("");
      if (value.length() > LONGEST_CELL) {
        problems.add(
            new RowProblem(row, column, value.substring(0, 40) + "…", "import.problem.long"));
        return "";
      }
      return value.replace("\0", "");
    }

    private void readHeader(List<String> cells) {
      var found = new ArrayList<Column>();
      for (var header : cells) {
        var column = Column.of(header).orElse(null);
        if (column != null && found.contains(column)) {
          throw new FileRefused("refusal.import-header-twice", header.strip());
        }
        if (column == null && !header.isBlank()) {
          ignored.add(header.strip());
        }
        found.add(column);
      }
      if (!found.contains(Column.NUMBER)) {
        throw new FileRefused("refusal.import-header-missing");
      }
      columns = found;
    }

    PeopleFile build() {
      if (rows.isEmpty()) {
        throw new FileRefused("refusal.import-empty");
      }
      return new PeopleFile(rows, problems, ignored);
    }
  }
}
