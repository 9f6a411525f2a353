package org.shengren.report;

import java.util.OptionalInt;
import org.shengren.competency.Indicator;

/**
 * What the two named sides said of one behaviour that was asked.
 *
 * @param level the level it belongs to; empty for a competency without levels
 * @param self the person's own category, 1-5; empty where there is none
 * @param manager the manager's
 * @param agreed what people decided, which takes the place of the manager's
 */
record RatedBehaviour(
    Indicator indicator,
    OptionalInt level,
    OptionalInt self,
    OptionalInt manager,
    OptionalInt agreed) {
  RatedBehaviour(Indicator indicator, OptionalInt level, OptionalInt self, OptionalInt manager) {
    this(indicator, level, self, manager, OptionalInt.empty());
  }

  /** The category by which others see it; empty where nobody else gave one. */
  OptionalInt others() {
    return agreed.isPresent() ? agreed : manager;
  }
}
