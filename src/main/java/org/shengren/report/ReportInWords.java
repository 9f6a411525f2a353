package org.shengren.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shengren.competency.Scale;
import org.shengren.web.IntervalRow;
import org.shengren.web.Radar;

/**
 * A report as its reader reads it. Sentences are built from the behaviours that were rated; no
 * figure stands without its word.
 *
 * @param headline sentences, each as coloured parts
 * @param basis on what it rests
 * @param blocks the position's competencies as interval rows, professional before general
 * @param core the core competencies, where there is a core model
 * @param alsoMet names of what meets its requirement without being a strength; empty for none
 * @param development focus areas, then what is close, then what is not known well enough
 * @param notCompared why competencies lie in no field of self and others
 * @param changes since last time, each a sentence
 * @param radar empty with fewer than three competencies
 */
record ReportInWords(
    String position,
    List<List<Part>> headline,
    String basis,
    VerdictInWords verdict,
    List<Block> blocks,
    Optional<Block> core,
    List<Item> strengths,
    String alsoMet,
    List<Item> development,
    List<Field> fields,
    List<String> notCompared,
    List<String> changes,
    List<Next> next,
    Optional<Radar> radar) {
  /** A short word in a coloured pill. */
  record Tag(String text, String tone) {}

  /** Interval rows on one axis. */
  record Block(String title, String note, List<Row> rows, boolean previous) {
    public IntervalRow axis() {
      return rows.getFirst().interval();
    }
  }

  /**
   * One interval row.
   *
   * @param code of the competency
   * @param mustHave whether it bears the mark of a must-have
   * @param confidence how sure it is; empty for the person
   */
  record Row(String code, boolean mustHave, IntervalRow interval, String confidence) {}

  /**
   * A competency with what to keep or to do.
   *
   * @param lead what the list below tells; empty without a list
   * @param behaviours each a sentence
   * @param notes what else to know, each a sentence
   */
  record Item(
      String code,
      String name,
      List<Tag> tags,
      String lead,
      List<String> behaviours,
      List<String> notes,
      int stories) {}

  /** One field of self and others. */
  record Field(String key, String tone, List<Named> lines) {
    /** A competency in it, with both figures. */
    record Named(String code, String name, String figures) {}
  }

  /** A position of the next stage. */
  record Next(String position, String stage, List<More> more) {
    /** A higher demand. */
    record More(String name, String demand, Tag finding) {}

    static Next of(NextStep step, Reader reader) {
      return new Next(
          reader.in(step.position().name()),
          step.position().description().stage().map(stage -> reader.say(stage.key())).orElse(""),
          step.more().stream()
              .map(more ->
                  new More(
                      reader.in(more.competency().name()),
                      more.today()
                          .map(today ->
                              reader.say(
                                  "report.next.more",
                                  Figures.demand(reader, today),
                                  Figures.demand(reader, more.demand())))
                          .orElseGet(() ->
                              reader.say("report.next.new", Figures.demand(reader, more.demand()))),
                      FindingInWords.tag(reader, more.judgement().finding())))
              .toList());
    }
  }

  /** Whether there is a result of an earlier assessment to compare with. */
  public boolean hasPrevious() {
    return Stream.concat(blocks.stream(), core.stream()).anyMatch(Block::previous);
  }

  static ReportInWords of(PersonalReport report, Reader reader, Scale scale) {
    var asking = new AskingInWords(reader, report.settings().minimumGroup());
    var headline = new HeadlineInWords(report, reader, asking);
    var rows = new RowsInWords(report, reader);
    var views = new ViewsInWords(report, reader);
    var items = new ItemsInWords(reader, scale, views, asking);
    return new ReportInWords(
        reader.in(report.against().name()),
        headline.sentences(),
        headline.basis(),
        VerdictInWords.of(report, reader),
        rows.blocks(),
        rows.core(),
        report.strengths().stream().map(items::strength).toList(),
        reader.namesOf(report.met()),
        Stream.of(
                report.focusAreas().stream().map(items::development),
                report.close().stream().map(items::development),
                report.unknown().stream().map(items::unknown))
            .flatMap(all -> all)
            .toList(),
        views.fields(),
        views.notCompared(),
        report.changed().stream().map(line -> ChangeInWords.of(line, reader)).toList(),
        report.next().stream().map(step -> Next.of(step, reader)).toList(),
        rows.radar());
  }
}
