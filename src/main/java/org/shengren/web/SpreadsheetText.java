package org.shengren.web;

/** Words in a cell that spreadsheet programs do not run. */
public final class SpreadsheetText {
  private SpreadsheetText() {}

  /**
   * An apostrophe before what would be taken for a formula, as soon as somebody edits or exports
   * it; our own import takes it off again.
   */
  public static String of(String words) {
    return !words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
  }
}
