package org.shengren.report;

import java.util.List;

/**
 * Why the verdict is what it is: the rule with its figures, and every requirement with its weight.
 *
 * @param sum what the table adds up to
 */
record WhyVerdictInWords(
    String position,
    String word,
    String tone,
    List<String> rule,
    List<Row> rows,
    String sum,
    String because) {
  /** One requirement. */
  record Row(
      String code,
      String name,
      String required,
      int weight,
      boolean mustHave,
      ReportInWords.Tag finding) {}

  static WhyVerdictInWords of(PersonalReport report, ReportInWords words, Reader reader) {
    var verdict = report.verdict();
    return new WhyVerdictInWords(
        words.position(),
        words.verdict().word(),
        words.verdict().tone(),
        words.verdict().rule(),
        report.lines().stream()
            .map(line ->
                new Row(
                    line.competency().code(),
                    reader.nameOf(line),
                    Figures.demand(reader, line.demand()),
                    line.weight(),
                    line.mustHave(),
                    FindingInWords.tag(reader, line.finding())))
            .toList(),
        words.verdict().facts(),
        switch (verdict.outcome()) {
          case MEETS -> reader.say("why-verdict.because.meets");
          case NEARLY ->
              verdict.oneSlightlyShort()
                  ? reader.say("why-verdict.because.nearly-one", missing(report, reader))
                  : reader.say("why-verdict.because.nearly");
          case GROWING ->
              verdict.mustHavesShort().isEmpty()
                  ? reader.say(
                      "why-verdict.because.growing-weight",
                      Figures.percent(verdict.rule().nearly()))
                  : verdict.oneSlightlyShort()
                      ? reader.say(
                          "why-verdict.because.growing-both",
                          missing(report, reader),
                          Figures.percent(verdict.rule().nearly()))
                      : reader.say("why-verdict.because.growing", missing(report, reader));
          case NOT_ENOUGH_EVIDENCE ->
              verdict.mustHavesUnknown().isEmpty()
                  ? reader.say(
                      "why-verdict.because.unknown-weight",
                      Figures.percent(verdict.weightUnknown()),
                      Figures.percent(verdict.rule().unknown()))
                  : reader.say(
                      "why-verdict.because.unknown",
                      names(
                          report,
                          verdict.mustHavesUnknown().stream().map(r -> r.competency()).toList(),
                          reader));
        });
  }

  private static String missing(PersonalReport report, Reader reader) {
    return names(
        report,
        report.verdict().mustHavesShort().stream().map(r -> r.competency()).toList(),
        reader);
  }

  private static String names(PersonalReport report, List<String> codes, Reader reader) {
    return reader.all(
        codes.stream()
            .map(code -> reader.in(report.line(code).orElseThrow().competency().name()))
            .toList());
  }
}
