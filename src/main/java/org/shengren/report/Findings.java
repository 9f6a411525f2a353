package org.shengren.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.shengren.competency.Competency;
import org.shengren.competency.Demand;
import org.shengren.competency.Indicator;
import org.shengren.kernel.Text;
import org.shengren.measurement.Result;
import org.shengren.organization.Position;
import org.shengren.organization.Sight;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the newest report of a person finds, for modules that build on it. */
@Service
@Transactional(readOnly = true)
public class Findings {
  /**
   * The findings against the person's own position.
   *
   * @param asOf the day of the newest result
   * @param focusAreas the most important first, as in the report
   * @param close what is nearly met
   * @param ahead what positions of the next stage ask for beyond this one and is not met yet
   */
  public record Found(
      Position against,
      LocalDate asOf,
      List<Item> focusAreas,
      List<Item> close,
      List<Item> strengths,
      List<Ahead> ahead) {
    public Found {
      focusAreas = List.copyOf(focusAreas);
      close = List.copyOf(close);
      strengths = List.copyOf(strengths);
      ahead = List.copyOf(ahead);
    }
  }

  /**
   * One competency.
   *
   * @param result in levels from 0 or degrees
   * @param missing behaviours that were rated low
   */
  public record Item(
      Competency competency, Demand demand, OptionalDouble result, List<Indicator> missing) {}

  /** What a position of the next stage asks for. */
  public record Ahead(Text position, Competency competency, Demand demand) {}

  private final PersonalReports reports;

  Findings(PersonalReports reports) {
    this.reports = reports;
  }

  /** Empty where the person has no report. */
  public Optional<Found> of(Sight sight) {
    if (!(reports.of(sight, Optional.empty()) instanceof Opened.Report opened)) {
      return Optional.empty();
    }
    var report = opened.report();
    return asOf(report)
        .map(day ->
            new Found(
                report.against(),
                day,
                items(report.focusAreas()),
                items(report.close()),
                items(report.strengths()),
                report.next().stream()
                    .flatMap(step ->
                        step.more().stream()
                            .filter(more -> !more.judgement().finding().met())
                            .map(more ->
                                new Ahead(
                                    step.position().name(), more.competency(), more.demand())))
                    .toList()));
  }

  /** The day of the newest result that the report rests on. */
  static Optional<LocalDate> asOf(PersonalReport report) {
    return report.all().stream()
        .flatMap(line -> line.known().stream())
        .map(Known::asOf)
        .max(LocalDate::compareTo);
  }

  private static List<Item> items(List<Line> lines) {
    return lines.stream()
        .map(line ->
            new Item(
                line.competency(),
                line.demand(),
                line.result()
                    .map(Result::value)
                    .map(OptionalDouble::of)
                    .orElse(OptionalDouble.empty()),
                line.missing().stream().map(RatedBehaviour::indicator).toList()))
        .toList();
  }
}
