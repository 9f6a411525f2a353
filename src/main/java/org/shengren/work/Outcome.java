package org.shengren.work;

import java.nio.file.Path;
import java.util.Optional;
import org.shengren.kernel.Text;

/**
 * What came of it.
 *
 * @param sentence what the person reads
 * @param file what they can fetch for some days
 */
public record Outcome(Text sentence, Optional<ResultFile> file) {
  /**
   * A file for the person.
   *
   * @param name as it is saved on their device
   * @param mediaType such as {@code application/zip}
   * @param path where it lies, directly in the folder of the work
   */
  public record ResultFile(String name, String mediaType, Path path) {}

  public static Outcome of(Text sentence) {
    return new Outcome(sentence, Optional.empty());
  }
}
