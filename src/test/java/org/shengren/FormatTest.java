package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** One layout of code, so that a difference between two versions is a difference in meaning. */
class FormatTest {
  @Test
  void everyFileIsLaidOutByTheFormatter() {
    assertThat(Sources.files(Path.of("src"), ".java").parallelStream().filter(FormatTest::isOff))
        .as("lay them out with google-java-format 2.0.0 over src")
        .isEmpty();
  }

  private static boolean isOff(Path file) {
    var text = Sources.read(file);
    try {
      return !new Formatter().formatSourceAndFixImports(text).equals(text);
    } catch (FormatterException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }
}
