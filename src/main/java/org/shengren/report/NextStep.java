package org.shengren.report;

import java.util.List;
import java.util.Optional;
import org.shengren.competency.Competency;
import org.shengren.competency.Demand;
import org.shengren.measurement.Judgement;
import org.shengren.organization.Position;

/**
 * A position of the next career stage, and what it asks beyond the one that the report is about.
 *
 * @param more in the order of the model; empty where it asks nothing more
 */
record NextStep(Position position, List<More> more) {
  /**
   * A higher demand, or a new one.
   *
   * @param today what the position of the report asks; empty where it does not ask for it
   * @param judgement today's result against the higher demand
   */
  record More(Competency competency, Demand demand, Optional<Demand> today, Judgement judgement) {}

  NextStep {
    more = List.copyOf(more);
  }
}
