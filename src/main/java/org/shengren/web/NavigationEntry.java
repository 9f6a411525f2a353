package org.shengren.web;

import org.shengren.kernel.Viewer;

/** An entry of the main navigation, contributed by the module whose page it opens. */
public interface NavigationEntry {
  /** Message key of the word on screen. */
  String key();

  String url();

  /** Place from left to right; home is 0. */
  int order();

  /** Whether the page at this path, without its query, stands under the entry. */
  default boolean covers(String path) {
    return path.equals(url()) || (!url().equals("/") && path.startsWith(url() + "/"));
  }

  /**
   * The same where it depends on who reads: one's own pages stand elsewhere than those of others.
   * Where several entries cover a path, the first of them is shown as the present one.
   */
  default boolean covers(Viewer viewer, String path) {
    return covers(path);
  }

  /** Whether this viewer has a use for it. */
  boolean shownTo(Viewer viewer);
}
