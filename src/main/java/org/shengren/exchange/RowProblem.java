package org.shengren.exchange;

import java.util.List;

/**
 * Why a row is not imported, and what to do about it.
 *
 * @param row as a spreadsheet counts, the header being 1
 * @param value what stands there
 * @param key message key of the sentence, with {@code arguments}
 */
record RowProblem(int row, Column column, String value, String key, List<?> arguments) {
  RowProblem(int row, Column column, String value, String key, Object... arguments) {
    this(row, column, value, key, List.of(arguments));
  }
}
