package org.shengren.web;

import java.util.List;
import org.shengren.kernel.Viewer;

/** What waits for somebody, shown at home. */
public interface Waiting {
  /**
   * One thing to do.
   *
   * @param key message key of the headline, with {@code arguments}
   * @param noteKey message key of the small line below it, with {@code noteArguments}
   * @param actionKey message key of the button that opens {@code url}
   * @param urgent whether the button is the primary one
   */
  record Item(
      String key,
      List<?> arguments,
      String noteKey,
      List<?> noteArguments,
      String actionKey,
      List<?> actionArguments,
      String url,
      boolean urgent) {}

  List<Item> of(Viewer viewer);
}
