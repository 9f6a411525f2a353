package org.shengren.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.Text;

/**
 * What has come of the talk so far, dated, as the two sides read it.
 *
 * @param settled what was last proposed, while the two are still at it
 * @param steps what happened, the earliest first
 * @param results decisions in force and before, by competency
 * @param appealUntil last day of an appeal; empty before the release
 */
record DueProcess(
    Agreement agreement,
    Map<IndicatorId, Integer> settled,
    List<Step> steps,
    List<AgreedResult> results,
    Optional<LocalDate> appealUntil,
    boolean mayAppeal) {
  /** One thing that happened, on a day of the tenant. */
  record Step(String key, LocalDate day, Text who, Optional<Text> whom, Optional<String> reason) {}

  DueProcess {
    steps = List.copyOf(steps);
    results = List.copyOf(results);
  }

  /** The answer that stands, or is proposed, for a behaviour. */
  public Optional<Integer> settledOn(IndicatorId indicator) {
    return Optional.ofNullable(settled.get(indicator));
  }

  /** Decisions about one competency, the one in force last. */
  public List<AgreedResult> on(CompetencyId competency) {
    return results.stream().filter(result -> result.competency().equals(competency)).toList();
  }

  /** Nobody has been asked to decide. */
  public boolean isBetweenTheTwo() {
    return agreement instanceof Agreement.Open || agreement instanceof Agreement.Proposed;
  }

  public boolean isUp() {
    return agreement instanceof Agreement.Disagreed || agreement instanceof Agreement.Escalated;
  }
}
