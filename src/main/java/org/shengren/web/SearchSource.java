package org.shengren.web;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;

/**
 * What a module lets be found from everywhere. It is asked again with each letter, so it answers
 * from one statement or from memory, and it finds only what the viewer may see.
 */
public interface SearchSource {
  /**
   * Something found.
   *
   * @param name what it is called, in the reader's language
   * @param note what tells it from others of the name; may be empty
   */
  record Hit(String name, String note, String url, SearchWords.Fit fit) {}

  /**
   * A part of what was found, the best first.
   *
   * @param total how many there are in all
   */
  record Found(List<Hit> hits, int total) {
    public Found {
      hits = List.copyOf(hits);
    }

    public static Found nothing() {
      return new Found(List.of(), 0);
    }

    /** A part of these; what fits equally well keeps its order. */
    public static Found best(Stream<Hit> fitting, int from, int most) {
      var all = fitting.sorted(Comparator.comparing(Hit::fit)).toList();
      return new Found(all.stream().skip(from).limit(most).toList(), all.size());
    }
  }

  /** One word for addresses, such as {@code people}. */
  String name();

  /** Message key of the heading above what it finds. */
  String titleKey();

  /** Place among sources whose best finds fit equally well; people are 10. */
  int order();

  /**
   * What fits.
   *
   * @param words at least one
   * @param from how many of the best to leave out
   * @param most how many to give, 1 or more
   */
  Found find(Viewer viewer, SearchWords words, Language language, int from, int most);
}
