package org.shengren.report;

import java.util.Map;
import org.shengren.competency.Scale;
import org.shengren.measurement.RecordedMeasure;

/** What somebody finds who opens a person's report. */
sealed interface Opened {
  Heading heading();

  /**
   * A report.
   *
   * @param recorded the measures it rests on, by code of the competency
   */
  record Report(
      Heading heading, PersonalReport report, Scale scale, Map<String, RecordedMeasure> recorded)
      implements Opened {
    public Report {
      recorded = Map.copyOf(recorded);
    }
  }

  /** The person fills no position, and none was chosen. */
  record NoPosition(Heading heading) implements Opened {}

  /** No model asks anything of the position. */
  record NoRequirements(Heading heading) implements Opened {}

  /** Nothing was ever measured of what the position asks. */
  record NoResult(Heading heading) implements Opened {}
}
