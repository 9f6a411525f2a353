package org.shengren.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a sentence that speaks of people's results: names keep their colour wherever a
 * language puts them.
 *
 * @param tone class of its colour: {@code above}, {@code below} or {@code muted}; empty for plain
 *     text
 */
public record Part(String text, String tone) {
  private static final char ABOVE = '\uE000';
  private static final char BELOW = '\uE001';
  private static final char MUTED = '\uE002';
  private static final char END = '\uE003';

  /** Marks an argument of a sentence, so that it keeps its colour wherever a language puts it. */
  public static String above(String text) {
    return ABOVE + text + END;
  }

  public static String below(String text) {
    return BELOW + text + END;
  }

  public static String muted(String text) {
    return MUTED + text + END;
  }

  /** The sentence with its marked stretches, which do not lie in each other. */
  public static List<Part> of(String sentence) {
    var parts = new ArrayList<Part>();
    var tone = "";
    var text = new StringBuilder();
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      if (c >= ABOVE && c <= END) {
        if (!text.isEmpty()) {
          parts.add(new Part(text.toString(), tone));
          text.setLength(0);
        }
        tone =
            switch (c) {
              case ABOVE -> "above";
              case BELOW -> "below";
              case MUTED -> "muted";
              default -> "";
            };
      } else {
        text.append(c);
      }
    }
    if (!text.isEmpty()) {
      parts.add(new Part(text.toString(), tone));
    }
    return List.copyOf(parts);
  }

  /** The words alone. */
  static String plain(List<Part> parts) {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString();
  }
}
