package org.shengren.exchange;

/** Cells that spreadsheet programs do not run. */
final class Escaped {
  private Escaped() {}

  /** An apostrophe before what would be taken for a formula; the import takes it off again. */
  static String cell(String value) {
    return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
