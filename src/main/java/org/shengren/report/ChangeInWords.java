package org.shengren.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.shengren.measurement.Change;
import org.shengren.measurement.Result;

/** How competencies moved since last time beyond their error. */
final class ChangeInWords {
  private ChangeInWords() {}

  /** A sentence by code of the competency. */
  static Map<String, String> all(PersonalReport report, Reader reader) {
    var sentences = new LinkedHashMap<String, String>();
    report.changed().forEach(line -> sentences.put(line.competency().code(), of(line, reader)));
    return sentences;
  }

  static String of(Line line, Reader reader) {
    var change = line.change().orElseThrow();
    return reader.say(
        key(change),
        reader.nameOf(line),
        Figures.size(change.difference()),
        Figures.result(reader, line.previous().orElseThrow()),
        Figures.result(reader, line.result().orElseThrow()));
  }

  private static String key(Change change) {
    var levels = change.scale() == Result.Scale.LEVEL;
    return change.rose()
        ? levels ? "report.change.rose.level" : "report.change.rose.degree"
        : levels ? "report.change.fell.level" : "report.change.fell.degree";
  }
}
