package org.shengren.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shengren.assessment.Answer;
import org.shengren.competency.Competency;
import org.shengren.competency.Demand;
import org.shengren.competency.Relationship;
import org.shengren.competency.Scale;
import org.shengren.evidence.Written;
import org.shengren.measurement.Bar;
import org.shengren.measurement.Estimate;
import org.shengren.measurement.Flag;
import org.shengren.measurement.Measure;
import org.shengren.measurement.Origin;
import org.shengren.measurement.Settings;
import org.shengren.measurement.Source;
import org.shengren.measurement.SourceMean;

/**
 * Why a finding is what it is: the rule, the ratings, the figures, the evidence and the model
 * version, for whoever may read the result.
 *
 * @param confidence how sure it is, in a word; empty for the person and where nothing can be said
 * @param rule how the finding follows, step by step
 * @param decisions what people agreed on or decided, the one in force last
 * @param ratings each side's answer to each behaviour that was asked
 * @param figures the figures between ratings and finding
 * @param cautions what to keep in mind
 * @param stories behaviour stories on it
 * @param provenance method, model version and date
 */
record WhyInWords(
    String name,
    ReportInWords.Tag finding,
    String confidence,
    List<String> rule,
    List<String> decisions,
    List<Rating> ratings,
    boolean othersRated,
    boolean settled,
    List<Figure> figures,
    List<String> cautions,
    List<Told> stories,
    List<Figure> provenance) {
  /**
   * One behaviour.
   *
   * @param level empty for a competency without levels
   */
  record Rating(
      String level, String words, String self, String manager, String others, String agreed) {}

  /** A figure with its word. */
  record Figure(String label, String value) {}

  /** A story as it was told. */
  record Told(String day, String situation, String task, String action, String result) {}

  static WhyInWords of(
      Line line,
      Settings settings,
      Scale scale,
      Optional<Origin> origin,
      List<Written> stories,
      Optional<Heading.Rests> rests,
      ZoneId zone,
      Reader reader) {
    return new Writer(line, settings, scale, origin, zone, reader).write(stories, rests);
  }

  private record Writer(
      Line line,
      Settings settings,
      Scale scale,
      Optional<Origin> origin,
      ZoneId zone,
      Reader reader) {
    WhyInWords write(List<Written> stories, Optional<Heading.Rests> rests) {
      return new WhyInWords(
          reader.nameOf(line),
          FindingInWords.tag(reader, line.finding()),
          FindingInWords.confidence(reader, line),
          rule(),
          line.known().stream()
              .flatMap(known -> known.agreed().stream())
              .map(result -> AgreedResultsSection.sentence(result, reader, zone))
              .toList(),
          origin.map(this::ratings).orElse(List.of()),
          origin.stream()
              .flatMap(o -> o.behaviours().stream())
              .anyMatch(b -> b.others().isPresent()),
          line.known().stream()
              .flatMap(known -> known.rated().stream())
              .anyMatch(behaviour -> behaviour.agreed().isPresent()),
          figures(),
          cautions(),
          stories.stream()
              .map(told ->
                  new Told(
                      reader.day(told.story().happenedOn()),
                      told.story().situation(),
                      told.story().task(),
                      told.story().action(),
                      told.story().result()))
              .toList(),
          provenance(rests));
    }

    private String say(String key, Object... arguments) {
      return reader.say(key, arguments);
    }

    private List<String> rule() {
      var rule = new ArrayList<String>();
      var bar = Bar.of(line.demand(), settings);
      switch (line.demand()) {
        case Demand.OfLevel(int level) ->
            rule.add(
                say(
                    "why.bar.level",
                    Integer.toString(level),
                    reader.in(scale.category(settings.heldAt()).words()),
                    Figures.one(bar.border())));
        case Demand.OfDegree(double degree) ->
            rule.add(say("why.bar.degree", Figures.one(degree), Figures.one(bar.border())));
      }
      line.judgement()
          .meeting()
          .ifPresent(meeting ->
              rule.add(
                  say(
                      "why.probability",
                      Figures.probability(meeting),
                      Figures.percent(settings.holdingProbability()),
                      Figures.percent(settings.shortfallProbability()))));
      line.judgement()
          .exceeding()
          .ifPresent(exceeding ->
              rule.add(
                  say(
                      "why.exceeding",
                      Figures.probability(exceeding),
                      Figures.percent(settings.holdingProbability()),
                      Figures.one(settings.strengthMargin()))));
      line.judgement()
          .doubt()
          .ifPresent(doubt -> rule.add(say("report.doubt." + FindingInWords.code(doubt))));
      rule.add(
          say("why.therefore", reader.nameOf(line), FindingInWords.word(reader, line.finding())));
      return rule;
    }

    private List<Rating> ratings(Origin origin) {
      var rows = new ArrayList<Rating>();
      for (var behaviour : origin.behaviours()) {
        line.competency().indicators().stream()
            .filter(i -> i.id().equals(behaviour.indicator()))
            .findFirst()
            .or(() ->
                line.known().orElseThrow().rated().stream()
                    .map(RatedBehaviour::indicator)
                    .filter(i -> i.id().equals(behaviour.indicator()))
                    .findFirst())
            .ifPresent(indicator ->
                rows.add(
                    new Rating(
                        level(line.competency(), behaviour),
                        reader.in(indicator.words()),
                        named(behaviour, Source.SELF),
                        named(behaviour, Source.MANAGER),
                        behaviour
                            .others()
                            .map(others ->
                                say(
                                    "why.others",
                                    Integer.toString(others.raters()),
                                    Integer.toString(others.atLeast(settings.heldAt()))))
                            .orElse(""),
                        settled(behaviour))));
      }
      return rows;
    }

    private String settled(Origin.Behaviour behaviour) {
      return line.known().stream()
          .flatMap(known -> known.rated().stream())
          .filter(rated -> rated.indicator().id().equals(behaviour.indicator()))
          .flatMapToInt(rated -> rated.agreed().stream())
          .mapToObj(answer -> answered(Answer.rated(answer)))
          .findFirst()
          .orElse("");
    }

    private String level(Competency competency, Origin.Behaviour behaviour) {
      return competency
          .levelOf(behaviour.indicator())
          .map(level -> say("report.level", Integer.toString(level.number())))
          .orElse("");
    }

    private String named(Origin.Behaviour behaviour, Source source) {
      return behaviour.named().stream()
          .filter(named -> named.source() == source)
          .findFirst()
          .map(named -> answered(named.answer()))
          .orElse("—");
    }

    private String answered(Answer answer) {
      return switch (answer) {
        case Answer.Rated(int category) ->
            say(
                "why.answer",
                Integer.toString(category),
                reader.in(scale.category(category).words()));
        case Answer.None none -> say("why.answer." + FindingInWords.code(none));
      };
    }

    private List<Figure> figures() {
      var figures = new ArrayList<Figure>();
      if (line.measure().orElse(null) instanceof Measure.SelfView self) {
        figures.add(
            new Figure(
                say("why.figure.self"), say("why.mean", Figures.one(self.mean()), self.ratings())));
      }
      if (line.measure().orElse(null) instanceof Measure.Estimated estimated) {
        estimated
            .self()
            .ifPresent(self ->
                figures.add(
                    new Figure(
                        say("why.figure.self"),
                        say("why.mean", Figures.one(self.mean()), self.ratings()))));
        estimated.sources().stream()
            .filter(mean -> mean.source() != Source.SELF)
            .filter(this::mayBeShown)
            .forEach(mean ->
                figures.add(
                    new Figure(
                        say(Relationship.valueOf(mean.source().name()).key()),
                        say("why.mean", Figures.one(mean.mean()), mean.ratings()))));
        estimated
            .levels()
            .forEach(level ->
                figures.add(
                    new Figure(
                        say("why.figure.level", Integer.toString(level.level())),
                        withError(level.estimate()))));
        if (!estimated.levelled()) {
          figures.add(new Figure(say("why.figure.result"), withError(estimated.estimate())));
        }
      }
      line.result()
          .ifPresent(result -> {
            if (line.demand() instanceof Demand.OfLevel) {
              figures.add(new Figure(say("why.figure.position"), Figures.result(reader, result)));
            }
            figures.add(
                new Figure(
                    say("why.figure.interval"),
                    say(
                        "why.interval",
                        Figures.one(result.interval().low()),
                        Figures.one(result.interval().high()))));
          });
      return figures;
    }

    /** Anonymous sources only in groups that may be shown. */
    private boolean mayBeShown(SourceMean mean) {
      return !mean.source().anonymous() || mean.raters() >= settings.minimumGroup();
    }

    private String withError(Estimate estimate) {
      return say(
          "why.estimate", Figures.one(estimate.value()), Figures.one(estimate.standardError()));
    }

    private List<String> cautions() {
      return line.measure()
          .map(measure ->
              Stream.concat(
                      measure.flags().stream()
                          .filter(flag ->
                              flag != Flag.TOO_FEW || !measure.flags().contains(Flag.ONE_RATER))
                          .map(flag -> say("why.flag." + FindingInWords.code(flag))),
                      managers(measure).stream())
                  .toList())
          .orElse(List.of());
    }

    /** That several managers do not count alike. */
    private Optional<String> managers(Measure measure) {
      return measure instanceof Measure.Estimated estimated
          ? estimated.sources().stream()
              .filter(mean -> mean.source() == Source.MANAGER)
              .filter(mean -> mean.effectiveRaters() < mean.raters())
              .findFirst()
              .map(mean -> say("why.managers", mean.raters(), Figures.one(mean.effectiveRaters())))
          : Optional.empty();
    }

    private List<Figure> provenance(Optional<Heading.Rests> rests) {
      var rows = new ArrayList<Figure>();
      rows.add(new Figure(say("why.method"), say("why.method.plain")));
      line.known()
          .ifPresent(known -> rows.add(new Figure(say("why.as-of"), reader.day(known.asOf()))));
      rests.ifPresent(r -> {
        rows.add(
            new Figure(
                say("why.model"),
                say("personal-report.model", reader.in(r.model()), Integer.toString(r.version()))));
        rows.add(new Figure(say("why.assessment"), reader.in(r.campaign())));
        rows.add(new Figure(say("why.purpose"), say(r.purpose().key())));
      });
      return rows;
    }
  }
}
