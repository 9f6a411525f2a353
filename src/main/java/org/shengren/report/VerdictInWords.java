package org.shengren.report;

import java.util.List;
import org.shengren.measurement.VerdictRule;

/**
 * The verdict.
 *
 * @param tone class of its tag
 * @param facts what it rests on
 * @param rule the rule with the tenant's figures, sentence by sentence
 */
record VerdictInWords(String word, String tone, String facts, List<String> rule) {
  static VerdictInWords of(PersonalReport report, Reader reader) {
    var verdict = report.verdict();
    long must = report.lines().stream().filter(Line::mustHave).count();
    long mustMet =
        report.lines().stream().filter(Line::mustHave).filter(line -> line.finding().met()).count();
    return new VerdictInWords(
        reader.say("report.verdict." + FindingInWords.code(verdict.outcome())),
        switch (verdict.outcome()) {
          case MEETS -> "above";
          case NEARLY, GROWING -> "info";
          case NOT_ENOUGH_EVIDENCE -> "unknown";
        },
        reader.say(
            "report.verdict.facts",
            Figures.percent(verdict.weightMet()),
            Figures.percent(verdict.weightUnknown()),
            Long.toString(must),
            Long.toString(mustMet)),
        rule(reader, verdict.rule()));
  }

  private static List<String> rule(Reader reader, VerdictRule rule) {
    return List.of(
        reader.say("report.rule.meets", Figures.percent(rule.meets())),
        reader.say(
            "report.rule.nearly",
            Figures.percent(rule.nearly()),
            Figures.degree(rule.levelsShort()),
            Figures.degree(rule.degreesShort())),
        reader.say("report.rule.growing"),
        reader.say("report.rule.unknown", Figures.percent(rule.unknown())));
  }
}
