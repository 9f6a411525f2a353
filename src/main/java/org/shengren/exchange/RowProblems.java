package org.shengren.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.shengren.exchange.PeopleFile.Row;

/** What is wrong with the rows of a file, in the order in which it is found. */
final class RowProblems {
  private final List<RowProblem> problems = new ArrayList<>();

  RowProblems(List<RowProblem> known) {
    problems.addAll(known);
  }

  void add(Row row, Column column, String key, Object... arguments) {
    problems.add(new RowProblem(row.number(), column, row.shown(column), key, arguments));
  }

  int count() {
    return problems.size();
  }

  /** In the order of the file. */
  List<RowProblem> byRow() {
    return problems.stream().sorted(Comparator.comparingInt(RowProblem::row)).toList();
  }
}
