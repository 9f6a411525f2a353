package org.shengren.competency;

import java.util.List;
import org.shengren.kernel.Text;

/**
 * An answer scale of a tenant: five categories in ascending order.
 *
 * @param question what a rater answers about each behaviour
 * @param heldAt lowest category at which a behaviour counts as held, 2-5
 */
public record Scale(String code, Text name, Text question, int heldAt, List<Category> categories) {
  /**
   * One answer.
   *
   * @param number 1-5
   * @param words the anchor in full
   * @param shortWords for a button on a phone
   */
  public record Category(int number, Text words, Text shortWords) {}

  public Scale {
    categories = List.copyOf(categories);
    if (categories.size() != 5) {
      throw new IllegalArgumentException(code + ": a scale has five categories");
    }
    for (int i = 0; i < 5; i++) {
      if (categories.get(i).number() != i + 1) {
        throw new IllegalArgumentException(code + ": categories are numbered 1 to 5");
      }
    }
    if (heldAt < 2 || heldAt > 5) {
      throw new IllegalArgumentException(code + ": held at " + heldAt);
    }
  }

  /** The answer with this number, 1-5. */
  public Category category(int number) {
    return categories.get(number - 1);
  }
}
