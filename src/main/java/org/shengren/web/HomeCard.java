package org.shengren.web;

import java.util.Optional;
import org.shengren.kernel.Viewer;

/** A card at home that another module fills. */
public interface HomeCard {
  /** The two columns of home; on a phone what is beside comes before what is below. */
  enum Place {
    BELOW_WHAT_WAITS,
    BESIDE_WHAT_WAITS
  }

  /**
   * What to draw.
   *
   * @param fragment template and fragment, such as {@code report/home-card :: card}; it reads
   *     {@code content}
   * @param order place within its column, from the top
   */
  record Card(String fragment, Object content, Place place, int order) {}

  /** The card for this viewer, or none when it would have nothing to say. */
  Optional<Card> of(Viewer viewer);
}
