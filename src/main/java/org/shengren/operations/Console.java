package org.shengren.operations;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The terminal that the application was started from. */
final class Console {
  private Console() {}

  /** Prints Chinese as such even where no locale is set, as in most containers. */
  static void print(String text) {
    if (System.out.charset().newEncoder().canEncode('胜')) {
      System.out.print(text);
      System.out.flush();
      return;
    }
    var raw =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    raw.print(text);
    raw.flush();
  }

  /** Columns that a text takes: Han characters and full-width punctuation take two. */
  static int width(String text) {
    return text.codePoints().map(point -> point >= 0x2E80 && point < 0xFFE7 ? 2 : 1).sum();
  }
}
