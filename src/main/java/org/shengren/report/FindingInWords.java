package org.shengren.report;

import java.util.Locale;
import java.util.Optional;
import org.shengren.competency.Demand;
import org.shengren.measurement.Finding;
import org.shengren.web.IntervalRow;

/** A finding in a word, with its colour, how sure it is and how far from what was asked it lies. */
final class FindingInWords {
  private FindingInWords() {}

  static String word(Reader reader, Finding finding) {
    return reader.say("report.finding." + code(finding));
  }

  /** The word in a pill of its colour. */
  static ReportInWords.Tag tag(Reader reader, Finding finding) {
    return new ReportInWords.Tag(word(reader, finding), tone(finding).css());
  }

  /** The colour of a finding. */
  static IntervalRow.Tone tone(Finding finding) {
    return switch (finding) {
      case STRENGTH, MEETS -> IntervalRow.Tone.ABOVE;
      case FOCUS_AREA -> IntervalRow.Tone.BELOW;
      case CLOSE -> IntervalRow.Tone.UNCLEAR;
      case NOT_ENOUGH_EVIDENCE -> IntervalRow.Tone.UNKNOWN;
    };
  }

  /** How sure it is; empty for the person (product rule 9) and where nothing is known. */
  static String confidence(Reader reader, Line line) {
    return reader.oneself()
        ? ""
        : line.judgement()
            .confidence()
            .map(confidence -> reader.say("report.confidence." + code(confidence)))
            .orElse("");
  }

  static String shortBy(Reader reader, Line line) {
    var size = Figures.size(line.margin().orElse(0));
    return reader.say("report.short." + unit(line), size);
  }

  /** Nothing where the result reaches as far as was asked and no farther. */
  static Optional<String> above(Reader reader, Line line) {
    double margin = line.margin().orElse(0);
    return margin < 0.05
        ? Optional.empty()
        : Optional.of(reader.say("report.above." + unit(line), Figures.size(margin)));
  }

  private static String unit(Line line) {
    return line.demand() instanceof Demand.OfLevel ? "level" : "degree";
  }

  /** A constant as the last part of a key. */
  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
