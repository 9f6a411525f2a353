package org.shengren.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.Competency;
import org.shengren.competency.Demand;
import org.shengren.competency.Indicator;
import org.shengren.competency.Layer;
import org.shengren.competency.Relationship;
import org.shengren.competency.Scale;
import org.shengren.measurement.Bar;
import org.shengren.measurement.Change;
import org.shengren.measurement.Finding;
import org.shengren.measurement.Measure;
import org.shengren.measurement.Result;
import org.shengren.measurement.SelfOther;
import org.shengren.measurement.Source;
import org.shengren.measurement.Verdict;
import org.shengren.measurement.VerdictRule;
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
    InVerdict verdict,
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
  /**
   * The verdict.
   *
   * @param tone class of its tag
   * @param facts what it rests on
   * @param rule the rule with the tenant's figures
   */
  record InVerdict(String word, String tone, String facts, List<String> rule) {}

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
  }

  /** Whether there is a result of an earlier assessment to compare with. */
  public boolean hasPrevious() {
    return Stream.concat(blocks.stream(), core.stream()).anyMatch(Block::previous);
  }

  private static final int AXIS_FIRST_DEGREE = 1;
  private static final int AXIS_LAST_DEGREE = 5;
  private static final int RADAR_RINGS = 4;

  static ReportInWords of(PersonalReport report, Reader reader, Scale scale) {
    return new Writer(report, reader, scale).write();
  }

  /** How competencies moved since last time beyond their error: a sentence by code. */
  static Map<String, String> movements(PersonalReport report, Reader reader) {
    var sentences = new LinkedHashMap<String, String>();
    report
        .changed()
        .forEach(line -> sentences.put(line.competency().code(), Writer.change(line, reader)));
    return sentences;
  }

  private static final class Writer {
    private final PersonalReport report;
    private final Reader reader;
    private final Scale scale;

    Writer(PersonalReport report, Reader reader, Scale scale) {
      this.report = report;
      this.reader = reader;
      this.scale = scale;
    }

    ReportInWords write() {
      var blocks = new ArrayList<Block>();
      var professional = report.lines(Layer.PROFESSIONAL);
      if (!professional.isEmpty()) {
        blocks.add(block("report.block.professional", "", professional));
      }
      var general = report.lines(Layer.GENERAL);
      if (!general.isEmpty()) {
        blocks.add(block("report.block.general", say("report.block.degrees"), general));
      }
      return new ReportInWords(
          reader.in(report.against().name()),
          headline(),
          basis(),
          verdict(),
          List.copyOf(blocks),
          report.core().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  block(
                      "report.block.core",
                      say("report.block.core.note", expected()),
                      report.core())),
          report.strengths().stream().map(this::strength).toList(),
          names(report.met()),
          Stream.of(
                  report.focusAreas().stream().map(this::development),
                  report.close().stream().map(this::development),
                  report.unknown().stream().map(this::unknown))
              .flatMap(items -> items)
              .toList(),
          fields(),
          notCompared(),
          report.changed().stream().map(this::change).toList(),
          report.next().stream().map(this::next).toList(),
          radar());
    }

    private String say(String key, Object... arguments) {
      return reader.say(key, arguments);
    }

    private String name(Line line) {
      return reader.in(line.competency().name());
    }

    private String names(List<Line> lines) {
      return lines.isEmpty() ? "" : reader.all(lines.stream().map(this::name).toList());
    }

    // --- the sentence first

    private List<List<Part>> headline() {
      var sentences = new ArrayList<String>();
      if (report.onlySelf()) {
        sentences.add(say("report.headline.only-self." + reader.person(), reader.name()));
      } else {
        sentences.add(strengthsAndFocusAreas());
        if (report.strengths().isEmpty() && !report.met().isEmpty()) {
          sentences.add(say("report.headline.met", names(report.met())));
        }
        sentences.addAll(gaps());
      }
      return sentences.stream().map(Part::of).toList();
    }

    private String strengthsAndFocusAreas() {
      var strengths =
          report.headlineStrengths().stream().map(line -> Part.above(name(line))).toList();
      var focus = report.headlineFocusAreas().stream().map(this::focusInHeadline).toList();
      var position = reader.in(report.against().name());
      if (strengths.isEmpty() && focus.isEmpty()) {
        return say("report.headline.neither." + reader.person(), position, reader.name());
      }
      if (focus.isEmpty()) {
        return say(
            "report.headline.strengths." + reader.person(),
            position,
            reader.all(strengths),
            reader.name());
      }
      if (strengths.isEmpty()) {
        return say(
            "report.headline.focus." + reader.person(), position, reader.all(focus), reader.name());
      }
      return say(
          "report.headline.both." + reader.person(),
          position,
          reader.all(strengths),
          reader.all(focus),
          reader.name());
    }

    private String focusInHeadline(Line line) {
      return say("report.headline.area", Part.below(name(line)), shortBy(line));
    }

    /** What is not known well enough, with whom to ask: one sentence for each group to be asked. */
    private List<String> gaps() {
      var sentences = new ArrayList<String>();
      var asked = report.unknown().stream().map(this::remedy).map(Remedy::ask).distinct().toList();
      for (var ask : asked) {
        var lines =
            report.unknown().stream().filter(line -> remedy(line).ask().equals(ask)).toList();
        sentences.add(Part.muted(toAsk(names(lines), ask)));
      }
      return sentences;
    }

    private Remedy remedy(Line line) {
      return line.remedy().orElseThrow();
    }

    private String toAsk(String names, List<Relationship> ask) {
      if (ask.isEmpty()) {
        return say("report.unknown.nobody", names);
      }
      if (ask.contains(Relationship.MANAGER)) {
        return say("report.unknown.manager." + reader.person(), names, reader.name());
      }
      return say(
          "report.unknown.others",
          names,
          Integer.toString(report.settings().minimumGroup()),
          reader.any(ask.stream().map(who -> say("report.ask." + who.code())).toList()));
    }

    private String basis() {
      var sources = EnumSet.noneOf(Source.class);
      int ratings = 0;
      int stories = 0;
      for (var line : report.all()) {
        var known = line.known().orElse(null);
        if (known == null) {
          continue;
        }
        stories += known.stories();
        switch (known.measure()) {
          case Measure.Estimated estimated -> {
            ratings += estimated.ratings();
            estimated.sources().forEach(mean -> sources.add(mean.source()));
            if (estimated.self().isPresent()) {
              sources.add(Source.SELF);
              ratings += estimated.self().get().ratings();
            }
          }
          case Measure.SelfView self -> {
            sources.add(Source.SELF);
            ratings += self.ratings();
          }
          case Measure.NotObserved _ -> {}
        }
      }
      if (sources.isEmpty()) {
        return say("report.basis.none");
      }
      return say(
          stories > 0 ? "report.basis.stories" : "report.basis",
          reader.all(
              sources.stream()
                  .map(source -> say(key(source)).toLowerCase(reader.language().locale()))
                  .toList()),
          Integer.toString(ratings),
          stories);
    }

    private static String key(Source source) {
      return Relationship.valueOf(source.name()).key();
    }

    private InVerdict verdict() {
      var verdict = report.verdict();
      long must = report.lines().stream().filter(Line::mustHave).count();
      long mustMet =
          report.lines().stream()
              .filter(Line::mustHave)
              .filter(line -> line.finding().met())
              .count();
      return new InVerdict(
          word(verdict.outcome()),
          switch (verdict.outcome()) {
            case MEETS -> "above";
            case NEARLY, GROWING -> "info";
            case NOT_ENOUGH_EVIDENCE -> "unknown";
          },
          say(
              "report.verdict.facts",
              Figures.percent(verdict.weightMet()),
              Figures.percent(verdict.weightUnknown()),
              Long.toString(must),
              Long.toString(mustMet)),
          rule(reader, verdict.rule()));
    }

    private String word(Verdict.Outcome outcome) {
      return say("report.verdict." + code(outcome));
    }

    // --- interval rows

    private Block block(String title, String note, List<Line> lines) {
      int last =
          lines.stream()
              .map(Line::competency)
              .mapToInt(c -> c instanceof Competency.Levelled levelled ? levelled.highest() : 0)
              .max()
              .orElse(0);
      return new Block(
          say(title),
          note,
          lines.stream().map(line -> row(line, last, lines)).toList(),
          lines.stream().anyMatch(line -> line.previous().isPresent()));
    }

    private Row row(Line line, int last, List<Line> all) {
      var levels = line.demand() instanceof Demand.OfLevel;
      var interval = line.result().map(Result::interval).orElse(null);
      return new Row(
          line.competency().code(),
          line.mustHave(),
          new IntervalRow(
              name(line),
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
              tone(line.finding()),
              word(line.finding()),
              described(line)),
          reader.oneself() ? "" : confidence(line));
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
                  name(line),
                  Figures.result(reader, result),
                  required,
                  word(line.finding()),
                  Figures.one(result.interval().low()),
                  Figures.one(result.interval().high())))
          .orElseGet(() -> say("report.row.unknown", name(line), required, word(line.finding())));
    }

    private String word(Finding finding) {
      return say("report.finding." + code(finding));
    }

    private String confidence(Line line) {
      return line.judgement()
          .confidence()
          .map(confidence -> say("report.confidence." + code(confidence)))
          .orElse("");
    }

    // --- strengths and what to develop

    private Item strength(Line line) {
      var tags = new ArrayList<Tag>();
      above(line).ifPresent(text -> tags.add(new Tag(text, "above")));
      tags.addAll(viewTags(line));
      return new Item(
          line.competency().code(),
          name(line),
          tags,
          line.clearest().isEmpty() ? "" : say("report.item.clearest"),
          line.clearest().stream().map(this::seen).toList(),
          viewNotes(line),
          stories(line));
    }

    private Item development(Line line) {
      var tags = new ArrayList<Tag>();
      var below = line.margin().orElse(0) < 0;
      if (line.finding() == Finding.FOCUS_AREA) {
        tags.add(new Tag(shortBy(line), "below"));
      } else {
        tags.add(new Tag(word(line.finding()), "unclear"));
        if (below) {
          tags.add(new Tag(shortBy(line), "unclear"));
        }
      }
      if (line.mustHave()) {
        tags.add(new Tag(say("report.must-have"), "info"));
      }
      tags.addAll(viewTags(line));
      var rated = line.missing().stream().map(this::seen).toList();
      var asked = line.asked().stream().map(Indicator::words).map(reader::in).toList();
      return new Item(
          line.competency().code(),
          name(line),
          tags,
          rated.isEmpty()
              ? asked.isEmpty() ? "" : say("report.item.asked", required(line))
              : say("report.item.missing", required(line)),
          rated.isEmpty() ? asked : rated,
          viewNotes(line),
          stories(line));
    }

    private Item unknown(Line line) {
      var tags = new ArrayList<Tag>();
      tags.add(new Tag(word(line.finding()), "unknown"));
      if (line.mustHave()) {
        tags.add(new Tag(say("report.must-have"), "info"));
      }
      return new Item(
          line.competency().code(),
          name(line),
          tags,
          "",
          List.of(),
          Stream.concat(
                  Stream.of(say("report.doubt." + code(remedy(line).doubt()))),
                  toAskNext(remedy(line).ask()).stream())
              .toList(),
          stories(line));
    }

    private Optional<String> toAskNext(List<Relationship> ask) {
      if (ask.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          ask.contains(Relationship.MANAGER)
              ? say("report.ask-next.manager." + reader.person(), reader.name())
              : say(
                  "report.ask-next.others",
                  Integer.toString(report.settings().minimumGroup()),
                  reader.any(ask.stream().map(who -> say("report.ask." + who.code())).toList())));
    }

    private String required(Line line) {
      return Figures.demand(reader, line.demand());
    }

    private static int stories(Line line) {
      return line.known().map(Known::stories).orElse(0);
    }

    /** A behaviour with what the manager said of it, in the words of the scale. */
    private String seen(RatedBehaviour behaviour) {
      var words = reader.in(behaviour.indicator().words());
      return behaviour.others().isEmpty()
          ? words
          : say(
              behaviour.agreed().isPresent() ? "report.behaviour.agreed" : "report.behaviour.seen",
              words,
              anchor(behaviour.others()));
    }

    private String anchor(OptionalInt rating) {
      return reader.in(scale.category(rating.getAsInt()).words());
    }

    private String shortBy(Line line) {
      var size = Figures.size(line.margin().orElse(0));
      return say("report.short." + unit(line), size);
    }

    /** Nothing where the result reaches as far as was asked and no farther. */
    private Optional<String> above(Line line) {
      double margin = line.margin().orElse(0);
      return margin < 0.05
          ? Optional.empty()
          : Optional.of(say("report.above." + unit(line), Figures.size(margin)));
    }

    private static String unit(Line line) {
      return line.demand() instanceof Demand.OfLevel ? "level" : "degree";
    }

    private List<Tag> viewTags(Line line) {
      return field(line)
          .filter(f -> f == SelfOther.Field.HIDDEN_STRENGTH || f == SelfOther.Field.BLIND_SPOT)
          .map(f -> List.of(new Tag(say("report.field." + code(f)), "unclear")))
          .orElse(List.of());
    }

    private List<String> viewNotes(Line line) {
      if (!(line.views() instanceof SelfOther.Compared compared)) {
        return List.of();
      }
      return switch (compared.agreement()) {
        case IN_AGREEMENT -> List.of();
        case OVERESTIMATES ->
            List.of(
                say(
                    "report.views.higher." + reader.person(),
                    Figures.size(compared.difference()),
                    reader.name()));
        case UNDERESTIMATES ->
            List.of(
                say(
                    "report.views.lower." + reader.person(),
                    Figures.size(compared.difference()),
                    reader.name()));
      };
    }

    private static Optional<SelfOther.Field> field(Line line) {
      return line.views() instanceof SelfOther.Compared compared
          ? compared.field()
          : Optional.empty();
    }

    // --- self and others, change, next stage

    private List<Field> fields() {
      return Stream.of(
              SelfOther.Field.AGREED_STRENGTH,
              SelfOther.Field.HIDDEN_STRENGTH,
              SelfOther.Field.BLIND_SPOT,
              SelfOther.Field.AGREED_FOCUS_AREA)
          .map(field ->
              new Field(
                  "report.field." + code(field),
                  field == SelfOther.Field.AGREED_STRENGTH
                          || field == SelfOther.Field.HIDDEN_STRENGTH
                      ? "above"
                      : "below",
                  report.in(field).stream().map(this::inField).toList()))
          .toList();
    }

    private Field.Named inField(Line line) {
      var compared = (SelfOther.Compared) line.views();
      return new Field.Named(
          line.competency().code(),
          name(line),
          say(
              compared.managerAlone() ? "report.views.manager" : "report.views.others",
              Figures.one(compared.self()),
              Figures.one(compared.others())));
    }

    private List<String> notCompared() {
      var sentences = new ArrayList<String>();
      var undecided = new ArrayList<Line>();
      var reasons = new java.util.TreeMap<SelfOther.NotCompared.Reason, List<Line>>();
      for (var line : report.all()) {
        switch (line.views()) {
          case SelfOther.Compared compared -> {
            if (compared.field().isEmpty()) {
              undecided.add(line);
            }
          }
          case SelfOther.NotCompared(var reason) ->
              reasons.computeIfAbsent(reason, _ -> new ArrayList<>()).add(line);
        }
      }
      if (!undecided.isEmpty()) {
        sentences.add(say("report.views.undecided", names(undecided)));
      }
      reasons.forEach(
          (reason, lines) -> sentences.add(say("report.views." + code(reason), names(lines))));
      return sentences;
    }

    private String change(Line line) {
      return change(line, reader);
    }

    private static String change(Line line, Reader reader) {
      var change = line.change().orElseThrow();
      return reader.say(
          changeKey(change),
          reader.in(line.competency().name()),
          Figures.size(change.difference()),
          Figures.result(reader, line.previous().orElseThrow()),
          Figures.result(reader, line.result().orElseThrow()));
    }

    private static String changeKey(Change change) {
      var levels = change.scale() == Result.Scale.LEVEL;
      return change.rose()
          ? levels ? "report.change.rose.level" : "report.change.rose.degree"
          : levels ? "report.change.fell.level" : "report.change.fell.degree";
    }

    private Next next(NextStep step) {
      return new Next(
          reader.in(step.position().name()),
          step.position().description().stage().map(stage -> say(stage.key())).orElse(""),
          step.more().stream()
              .map(more ->
                  new Next.More(
                      reader.in(more.competency().name()),
                      more.today()
                          .map(today ->
                              say(
                                  "report.next.more",
                                  Figures.demand(reader, today),
                                  Figures.demand(reader, more.demand())))
                          .orElseGet(
                              () -> say("report.next.new", Figures.demand(reader, more.demand()))),
                      new Tag(
                          word(more.judgement().finding()),
                          tone(more.judgement().finding()).css())))
              .toList());
    }

    // --- the second view

    private Optional<Radar> radar() {
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
          name(line),
          levels ? 0 : AXIS_FIRST_DEGREE,
          line.competency() instanceof Competency.Levelled levelled
              ? levelled.highest()
              : AXIS_LAST_DEGREE,
          value,
          bar(line),
          line.previous().map(Result::value).orElse(null),
          tone(line.finding()));
    }

    private String expected() {
      return report.core().stream()
          .findFirst()
          .map(line -> Figures.demand(reader, line.demand()))
          .orElse("");
    }
  }

  /** The rule of the verdict with its figures, sentence by sentence. */
  static List<String> rule(Reader reader, VerdictRule rule) {
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

  /** The colour of a finding. */
  static IntervalRow.Tone tone(Finding finding) {
    return switch (finding) {
      case STRENGTH, MEETS -> IntervalRow.Tone.ABOVE;
      case FOCUS_AREA -> IntervalRow.Tone.BELOW;
      case CLOSE -> IntervalRow.Tone.UNCLEAR;
      case NOT_ENOUGH_EVIDENCE -> IntervalRow.Tone.UNKNOWN;
    };
  }

  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
