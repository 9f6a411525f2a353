package org.shengren.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.shengren.competency.Competency;
import org.shengren.competency.Demand;
import org.shengren.competency.Indicator;
import org.shengren.competency.Layer;
import org.shengren.competency.Requirement;
import org.shengren.competency.RequirementProfile;
import org.shengren.measurement.Bar;
import org.shengren.measurement.Change;
import org.shengren.measurement.Finding;
import org.shengren.measurement.JudgedRequirement;
import org.shengren.measurement.Judgement;
import org.shengren.measurement.Measure;
import org.shengren.measurement.Result;
import org.shengren.measurement.SelfOther;
import org.shengren.measurement.Settings;
import org.shengren.measurement.Verdict;
import org.shengren.organization.CareerStage;
import org.shengren.organization.Position;

/**
 * What are the strengths of a person against a position, and what is still to be developed.
 * Composed by a pure function; put into words by {@link ReportInWords}.
 *
 * @param against the position
 * @param lines the competencies that the position asks for, in the order of its model
 * @param core the core competencies against the degree expected of everybody, a block of their own
 * @param verdict the person against the whole position; core counts nothing in it
 * @param next the positions of the next career stage in the family
 * @param settings by which the results were read
 */
record PersonalReport(
    Position against,
    List<Line> lines,
    List<Line> core,
    Verdict verdict,
    List<NextStep> next,
    Settings settings) {
  /** A headline names no more than so many of a kind. */
  static final int HEADLINE = 3;

  private static final int CLEAREST = 2;
  private static final int MISSING = 3;

  PersonalReport {
    lines = List.copyOf(lines);
    core = List.copyOf(core);
    next = List.copyOf(next);
  }

  static PersonalReport compose(Material material) {
    var lines =
        material.profile().requirements().stream()
            .map(requirement -> line(material, requirement))
            .toList();
    var core =
        material.core().stream()
            .flatMap(version ->
                version.competencies().stream()
                    .map(competency ->
                        line(
                            material,
                            competency,
                            new Demand.OfDegree(version.expectedDegree().orElseThrow()),
                            0,
                            false)))
            .toList();
    var verdict =
        Verdict.of(
            lines.stream()
                .map(line ->
                    new JudgedRequirement(
                        line.competency().code(), line.weight(), line.mustHave(), line.judgement()))
                .toList(),
            material.rule());
    return new PersonalReport(
        material.against(), lines, core, verdict, next(material), material.settings());
  }

  private static Line line(Material material, Requirement requirement) {
    return line(
        material,
        requirement.competency(),
        requirement.demand(),
        requirement.weight(),
        requirement.mustHave());
  }

  private static Line line(
      Material material, Competency competency, Demand demand, int weight, boolean mustHave) {
    var settings = material.settings();
    var known = Optional.ofNullable(material.known().get(competency.code()));
    var judgement = judge(known, demand, settings);
    var result =
        known
            .map(Known::measure)
            .flatMap(measure -> result(measure, settings))
            .filter(_ -> judgement.gap().isPresent());
    var previous =
        known
            .flatMap(Known::earlier)
            .flatMap(earlier -> result(earlier.measure(), settings))
            .filter(before -> result.filter(now -> now.scale() == before.scale()).isPresent());
    var change =
        result.flatMap(now -> previous.flatMap(before -> Change.between(before, now, settings)));
    var views =
        known
            .map(k -> SelfOther.of(k.measure(), judgement, settings))
            .orElse(new SelfOther.NotCompared(SelfOther.NotCompared.Reason.NO_SELF_VIEW));
    var rated = known.map(Known::rated).orElse(List.of());
    var finding = judgement.finding();
    var missing =
        finding.isShort() ? missing(rated, demand, judgement.bar()) : List.<RatedBehaviour>of();
    var asked = behaviours(competency, demand);
    return new Line(
        competency,
        demand,
        weight,
        mustHave,
        known,
        judgement,
        result,
        previous,
        change,
        views,
        finding.met() ? clearest(rated, demand, judgement.bar()) : List.of(),
        missing,
        finding.isShort() && missing.isEmpty() ? asked.stream().limit(MISSING).toList() : List.of(),
        judgement
            .doubt()
            .map(doubt ->
                Remedy.of(
                    doubt,
                    known.map(Known::measure),
                    known.filter(Known::managerAnswered).isPresent(),
                    known.filter(Known::managerCouldNotJudge).isPresent(),
                    asked)));
  }

  private static Judgement judge(Optional<Known> known, Demand demand, Settings settings) {
    return Judgement.of(
        known
            .map(Known::measure)
            .orElse(new Measure.NotObserved(Measure.NotObserved.Reason.NO_DATA, Set.of())),
        Bar.of(demand, settings),
        settings);
  }

  private static Optional<Result> result(Measure measure, Settings settings) {
    return measure instanceof Measure.Estimated estimated
        ? Optional.of(estimated.result(settings))
        : Optional.empty();
  }

  /**
   * Behaviours that others saw at or above the bar: of the highest level first, then the clearest.
   */
  private static List<RatedBehaviour> clearest(List<RatedBehaviour> rated, Demand demand, Bar bar) {
    return rated.stream()
        .filter(behaviour -> within(behaviour.level(), demand))
        .filter(behaviour -> behaviour.others().orElse(0) >= bar.border())
        .sorted(
            Comparator.comparingInt((RatedBehaviour b) -> b.level().orElse(0))
                .thenComparingInt(b -> b.others().orElse(0))
                .thenComparing(b -> b.indicator().key())
                .reversed())
        .limit(CLEAREST)
        .toList();
  }

  /** Behaviours that others saw below the bar, the lowest first, of the lowest level. */
  private static List<RatedBehaviour> missing(List<RatedBehaviour> rated, Demand demand, Bar bar) {
    return rated.stream()
        .filter(behaviour -> within(behaviour.level(), demand))
        .filter(behaviour -> behaviour.others().isPresent())
        .filter(behaviour -> behaviour.others().getAsInt() < bar.border())
        .sorted(
            Comparator.comparingInt((RatedBehaviour b) -> b.others().orElse(0))
                .thenComparingInt(b -> b.level().orElse(0))
                .thenComparing(b -> !b.indicator().key()))
        .limit(MISSING)
        .toList();
  }

  private static boolean within(OptionalInt level, Demand demand) {
    return !(demand instanceof Demand.OfLevel(int required)) || level.orElse(0) <= required;
  }

  /** What the requirement asks to be shown, key behaviours first. */
  private static List<Indicator> behaviours(Competency competency, Demand demand) {
    var all =
        competency instanceof Competency.Levelled levelled
                && demand instanceof Demand.OfLevel(int required)
            ? levelled.level(required).behaviours()
            : competency.indicators();
    return all.stream().sorted(Comparator.comparing((Indicator i) -> !i.key())).toList();
  }

  private static List<NextStep> next(Material material) {
    var stage = material.against().description().stage();
    if (stage.isEmpty()) {
      return List.of();
    }
    var higher =
        material.family().stream()
            .flatMap(asking -> asking.position().description().stage().stream())
            .map(CareerStage::number)
            .filter(number -> number > stage.get().number())
            .min(Comparator.naturalOrder());
    return higher.stream()
        .flatMap(number ->
            material.family().stream()
                .filter(asking ->
                    asking
                        .position()
                        .description()
                        .stage()
                        .filter(s -> s.number() == number)
                        .isPresent()))
        .map(asking -> step(material, asking))
        .toList();
  }

  private static NextStep step(Material material, Material.Asking asking) {
    var more = new ArrayList<NextStep.More>();
    for (var requirement : asking.profile().requirements()) {
      var today = asked(material.profile(), requirement.competency().code());
      if (today.isEmpty() || size(requirement.demand()) > size(today.get())) {
        var known = Optional.ofNullable(material.known().get(requirement.competency().code()));
        more.add(
            new NextStep.More(
                requirement.competency(),
                requirement.demand(),
                today,
                judge(known, requirement.demand(), material.settings())));
      }
    }
    return new NextStep(asking.position(), more);
  }

  private static Optional<Demand> asked(RequirementProfile profile, String competency) {
    return profile.requirements().stream()
        .filter(requirement -> requirement.competency().code().equals(competency))
        .findFirst()
        .map(Requirement::demand);
  }

  private static double size(Demand demand) {
    return switch (demand) {
      case Demand.OfLevel(int level) -> level;
      case Demand.OfDegree(double degree) -> degree;
    };
  }

  List<Line> lines(Layer layer) {
    return lines.stream().filter(line -> line.competency().layer() == layer).toList();
  }

  /** All strengths, the most important first. */
  List<Line> strengths() {
    return sorted(line -> line.finding() == Finding.STRENGTH);
  }

  /** All focus areas, the most important first. */
  List<Line> focusAreas() {
    return sorted(line -> line.finding() == Finding.FOCUS_AREA);
  }

  List<Line> close() {
    return sorted(line -> line.finding() == Finding.CLOSE);
  }

  List<Line> met() {
    return sorted(line -> line.finding() == Finding.MEETS);
  }

  List<Line> unknown() {
    return sorted(line -> line.finding() == Finding.NOT_ENOUGH_EVIDENCE);
  }

  private List<Line> sorted(Predicate<Line> which) {
    return lines.stream().filter(which).sorted(Line.BY_IMPORTANCE).toList();
  }

  /** Up to three, only where the evidence carries them. */
  List<Line> headlineStrengths() {
    return strengths().stream().limit(HEADLINE).toList();
  }

  List<Line> headlineFocusAreas() {
    return focusAreas().stream().limit(HEADLINE).toList();
  }

  /** Position and core lines together. */
  List<Line> all() {
    return Stream.concat(lines.stream(), core.stream()).toList();
  }

  /** The competencies in one field of self and others. */
  List<Line> in(SelfOther.Field field) {
    return all().stream()
        .filter(line ->
            line.views() instanceof SelfOther.Compared compared
                && compared.field().filter(f -> f == field).isPresent())
        .toList();
  }

  /** What changed since last time beyond its error. */
  List<Line> changed() {
    return all().stream().filter(line -> line.change().isPresent()).toList();
  }

  /** Nothing was ever measured of what is asked. */
  boolean nothingKnown() {
    return all().stream().allMatch(line -> line.known().isEmpty());
  }

  /** The person's own view is all there is. */
  boolean onlySelf() {
    return !nothingKnown()
        && all().stream()
            .flatMap(line -> line.measure().stream())
            .noneMatch(Measure.Estimated.class::isInstance);
  }

  /** The manager was asked about all that was asked, and could judge none of it. */
  boolean managerCouldNotJudge() {
    var known = all().stream().flatMap(line -> line.known().stream()).toList();
    return !known.isEmpty() && known.stream().allMatch(Known::managerCouldNotJudge);
  }

  /** Whether the newest assessment said nothing new of the competency. */
  boolean isOlder(Line line) {
    var newest =
        all().stream()
            .flatMap(one -> one.known().stream())
            .map(Known::asOf)
            .max(Comparator.naturalOrder());
    return line.known().flatMap(known -> newest.filter(known.asOf()::isBefore)).isPresent();
  }

  Optional<Line> line(String competency) {
    return all().stream().filter(l -> l.competency().code().equals(competency)).findFirst();
  }
}
