package org.shengren.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.Competency;
import org.shengren.competency.Demand;
import org.shengren.competency.Layer;
import org.shengren.measurement.Bar;
import org.shengren.measurement.Result;
import org.shengren.web.IntervalRow;
import org.shengren.web.Radar;

/** Results on their axes: interval rows, and all of them in one radar. */
record RowsInWords(PersonalReport report, Reader reader) {
  private static final int AXIS_FIRST_DEGREE = 1;
  private static final int AXIS_LAST_DEGREE = 5;
  private static final int RADAR_RINGS = 4;

  List<ReportInWords.Block> blocks() {
    var blocks = new ArrayList<ReportInWords.Block>();
    var professional = report.lines(Layer.PROFESSIONAL);
    if (!professional.isEmpty()) {
      blocks.add(block("report.block.professional", "", professional));
    }
    var general = report.lines(Layer.GENERAL);
    if (!general.isEmpty()) {
      blocks.add(block("report.block.general", say("report.block.degrees"), general));
    }
    return List.copyOf(blocks);
  }

  Optional<ReportInWords.Block> core() {
    return report.core().stream()
        .findFirst()
        .map(first ->
            block(
                "report.block.core",
                say("report.block.core.note", Figures.demand(reader, first.demand())),
                report.core()));
  }

  private ReportInWords.Block block(String title, String note, List<Line> lines) {
    int last =
        lines.stream()
            .map(Line::competency)
            .mapToInt(c -> c instanceof Competency.Levelled levelled ? levelled.highest() : 0)
            .max()
            .orElse(0);
    return new ReportInWords.Block(
        say(title),
        note,
        lines.stream().map(line -> row(line, last, lines)).toList(),
        lines.stream().anyMatch(line -> line.previous().isPresent()));
  }

  private ReportInWords.Row row(Line line, int last, List<Line> all) {
    var levels = line.demand() instanceof Demand.OfLevel;
    var interval = line.result().map(Result::interval).orElse(null);
    return new ReportInWords.Row(
        line.competency().code(),
        line.mustHave(),
        new IntervalRow(
            reader.nameOf(line),
            levels ? 0 : AXIS_FIRST_DEGREE,
            levels ? last : AXIS_LAST_DEGREE,
            line.competency() instanceof Competency.Levelled levelled
                ? levelled.highest()
                : AXIS_LAST_DEGREE,
            levels ? levelTicks(last, all) : degreeTicks(),
            line.result().map(Result::value).orElse(null),
            interval == null ? null : interval.low(),
            interval == null ? null : Math.max(interval.low(), interval.high()),
            bar(line),
            line.previous().map(Result::value).orElse(null),
            FindingInWords.tone(line.finding()),
            FindingInWords.word(reader, line.finding()),
            described(line)),
        beside(line));
  }

  /** How sure it is, not for the person; and its date where a newer assessment did not tell. */
  private String beside(Line line) {
    var confidence = FindingInWords.confidence(reader, line);
    var older =
        line.known()
            .filter(_ -> report.isOlder(line))
            .map(known -> say("report.older", reader.day(known.asOf())))
            .orElse("");
    return confidence.isEmpty() || older.isEmpty()
        ? confidence + older
        : say("report.beside", confidence, older);
  }

  /** Where it is decided: at the level itself, or half a degree below the required degree. */
  private static double bar(Line line) {
    return switch (line.demand()) {
      case Demand.OfLevel(int level) -> level;
      case Demand.OfDegree(double degree) -> new Bar.OfDegree(degree).border();
    };
  }

  /** Short names of stages, and only where all competencies link the level to the same ones. */
  private List<IntervalRow.Tick> levelTicks(int last, List<Line> lines) {
    var ticks = new ArrayList<IntervalRow.Tick>();
    ticks.add(new IntervalRow.Tick(0, "0", ""));
    for (int level = 1; level <= last; level++) {
      int number = level;
      var stages =
          lines.stream()
              .map(Line::competency)
              .filter(c -> c instanceof Competency.Levelled l && l.highest() >= number)
              .map(c -> ((Competency.Levelled) c).level(number).stages())
              .distinct()
              .toList();
      ticks.add(
          new IntervalRow.Tick(
              level,
              Integer.toString(level),
              stages.size() == 1 && stages.getFirst().size() == 1
                  ? say("report.stage." + stages.getFirst().getFirst().number())
                  : ""));
    }
    return ticks;
  }

  private static List<IntervalRow.Tick> degreeTicks() {
    var ticks = new ArrayList<IntervalRow.Tick>();
    for (int degree = AXIS_FIRST_DEGREE; degree <= AXIS_LAST_DEGREE; degree++) {
      ticks.add(new IntervalRow.Tick(degree, Integer.toString(degree), ""));
    }
    return ticks;
  }

  private String described(Line line) {
    var required = Figures.demand(reader, line.demand());
    return line.result()
        .map(result ->
            say(
                "report.row",
                reader.nameOf(line),
                Figures.result(reader, result),
                required,
                FindingInWords.word(reader, line.finding()),
                Figures.one(result.interval().low()),
                Figures.one(result.interval().high())))
        .orElseGet(() ->
            say(
                "report.row.unknown",
                reader.nameOf(line),
                required,
                FindingInWords.word(reader, line.finding())));
  }

  Optional<Radar> radar() {
    var spokes =
        Stream.concat(
                report.lines(Layer.PROFESSIONAL).stream(), report.lines(Layer.GENERAL).stream())
            .map(this::spoke)
            .toList();
    return spokes.size() < 3
        ? Optional.empty()
        : Optional.of(
            new Radar(
                spokes, RADAR_RINGS, say("report.radar", reader.in(report.against().name()))));
  }

  private Radar.Spoke spoke(Line line) {
    boolean levels = line.demand() instanceof Demand.OfLevel;
    @Nullable Double value = line.result().map(Result::value).orElse(null);
    return new Radar.Spoke(
        reader.nameOf(line),
        levels ? 0 : AXIS_FIRST_DEGREE,
        line.competency() instanceof Competency.Levelled levelled
            ? levelled.highest()
            : AXIS_LAST_DEGREE,
        value,
        bar(line),
        line.previous().map(Result::value).orElse(null),
        FindingInWords.tone(line.finding()));
  }

  private String say(String key, Object... arguments) {
    return reader.say(key, arguments);
  }
}
