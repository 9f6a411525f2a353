package org.shengren.exchange;

import java.util.List;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;

/**
 * Why a row is not imported, and what to do about it.
 *
 * @param row as a spreadsheet counts, the header being 1
 * @param value what stands there
 * @param key message key of the sentence, with {@code arguments}; a {@link Text} among them is
 *     written in the language of the reader
 */
record RowProblem(int row, Column column, String value, String key, List<?> arguments) {
  RowProblem(int row, Column column, String value, String key, Object... arguments) {
    this(row, column, value, key, List.of(arguments));
  }

  /** The arguments for a reader of this language. */
  Object[] arguments(Language language) {
    return arguments.stream()
        .map(argument -> argument instanceof Text text ? text.in(language) : argument)
        .toArray();
  }
}
