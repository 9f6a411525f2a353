package org.shengren.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.shengren.kernel.Text;

/**
 * One thing to tell somebody. What is kept is the key and the arguments, never the sentence: the
 * reader's language is known when it is read.
 *
 * @param key message key of the sentence, such as {@code notice.assessment.decided}
 * @param url the address within the product where the matter is seen or done
 * @param arguments of the sentence, in order: {@link String}, {@link Text} (read in the reader's
 *     language), {@link Integer}, {@link LocalDate}, {@link Instant} (the reader's hour)
 */
public record Notice(String key, String url, List<Object> arguments) {
  public Notice {
    if (!url.startsWith("/") || url.startsWith("//") || url.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("a notice leads to an address of the product: " + url);
    }
    arguments = List.copyOf(arguments);
    for (var argument : arguments) {
      switch (argument) {
        case String _, Text _, Integer _, LocalDate _, Instant _ -> {}
        default ->
            throw new IllegalArgumentException("a notice cannot keep a " + argument.getClass());
      }
    }
  }

  public static Notice of(String key, String url, Object... arguments) {
    return new Notice(key, url, List.of(arguments));
  }
}
