package org.shengren.report;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.shengren.measurement.Finding;
import org.shengren.measurement.Verdict;
import org.shengren.organization.PersonCard;
import org.shengren.organization.Position;

/**
 * What the second line knows of a person (product rule 14): the verdict against the person's own
 * position and how many findings of each kind there are; no competency by name.
 *
 * @param against the person's position; none where nothing is asked of the person
 * @param found empty without a placement or appraisal result
 */
record Headline(PersonCard card, Optional<Position> against, Optional<Found> found) {
  /**
   * What was found.
   *
   * @param counts of the competencies that the position asks for; a kind that is missing has none
   * @param asOf day of the latest result
   */
  record Found(Verdict.Outcome outcome, Map<Finding, Integer> counts, LocalDate asOf) {
    Found {
      counts = Map.copyOf(counts);
    }

    static Found of(PersonalReport report, LocalDate asOf) {
      var counts = new EnumMap<Finding, Integer>(Finding.class);
      report.lines().forEach(line -> counts.merge(line.finding(), 1, Integer::sum));
      return new Found(report.verdict().outcome(), counts, asOf);
    }

    int count(Finding finding) {
      return counts.getOrDefault(finding, 0);
    }
  }
}
