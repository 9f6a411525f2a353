package org.shengren.web;

import java.util.Optional;
import org.shengren.kernel.Viewer;

/** A card at home that another module fills. */
public interface HomeCard {
  /**
   * What to draw.
   *
   * @param fragment template and fragment, such as {@code report/home-card :: card}; it reads
   *     {@code content}
   * @param order place on the page, from the top
   */
  record Card(String fragment, Object content, int order) {}

  /** The card for this viewer, or none when it would have nothing to say. */
  Optional<Card> of(Viewer viewer);
}
