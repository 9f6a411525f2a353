package org.shengren.measurement;

import java.util.Optional;

/**
 * A finding with all it rests on, so that "why" can be answered with the figures.
 *
 * @param bar what was asked for
 * @param finding the word for the person
 * @param doubt why there is not enough evidence; empty for any other finding
 * @param meeting probability of being at or above the bar; empty without any, as for a self-view
 * @param exceeding probability of lying above the bar by the margin of a strength
 * @param confidence the word for managers, HR and panels; empty where nothing can be said
 * @param gap result against requirement; empty without a result on the scale of the requirement
 */
public record Judgement(
    Bar bar,
    Finding finding,
    Optional<Doubt> doubt,
    Optional<Probability> meeting,
    Optional<Probability> exceeding,
    Optional<Confidence> confidence,
    Optional<Gap> gap) {

  /** Why the evidence is not enough. */
  public enum Doubt {
    /** Nobody rated, or nobody who saw enough. */
    NOT_OBSERVED,
    /** Only the person's own view exists. */
    ONLY_SELF,
    /** Less than half of the behaviours asked have an answer. */
    HALF_UNANSWERED,
    /** The result is undecided and its error is large. */
    UNCERTAIN,
    /** The required level was not observed, and the levels around it do not decide. */
    LEVEL_NOT_OBSERVED,
    /** The measure is in degrees and the requirement in levels, or the other way round. */
    OTHER_SCALE
  }

  /**
   * The finding by measurement.md 10, in its order: not enough evidence, strength, meets, focus
   * area, close. A strength lies half a category above the bar, on the behaviours of the required
   * level or of the unlevelled competency.
   *
   * <p>A required level that was not observed itself is decided by its neighbours where these are
   * sure: met where a level above is held, a focus area where a level below is missing.
   */
  public static Judgement of(Measure measure, Bar bar, Settings settings) {
    return switch (measure) {
      case Measure.NotObserved _ -> unknown(bar, Doubt.NOT_OBSERVED);
      case Measure.SelfView _ -> unknown(bar, Doubt.ONLY_SELF);
      case Measure.Estimated estimated -> of(estimated, bar, settings);
    };
  }

  private static Judgement unknown(Bar bar, Doubt doubt) {
    return new Judgement(
        bar,
        Finding.NOT_ENOUGH_EVIDENCE,
        Optional.of(doubt),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Judgement of(Measure.Estimated measure, Bar bar, Settings settings) {
    if (measure.levelled() != bar instanceof Bar.OfLevel) {
      return unknown(bar, Doubt.OTHER_SCALE);
    }
    var meeting = measure.probabilityOfMeeting(bar);
    var exceeding = measure.probabilityAbove(bar, settings.strengthMargin());
    var doubt = doubt(measure, bar, meeting, settings);
    var finding =
        doubt.isPresent()
            ? Finding.NOT_ENOUGH_EVIDENCE
            : finding(meeting.orElseThrow(), exceeding, settings);
    return new Judgement(
        bar,
        finding,
        doubt,
        meeting,
        exceeding,
        meeting.flatMap(p -> Confidence.of(p, measure.observers(), measure.method(), settings)),
        Optional.of(Gap.between(measure.result(settings), bar)));
  }

  private static Optional<Doubt> doubt(
      Measure.Estimated measure, Bar bar, Optional<Probability> meeting, Settings settings) {
    var scope = scope(measure, bar);
    if (scope.isPresent() && 2 * scope.get().answered() < scope.get().asked()) {
      return Optional.of(Doubt.HALF_UNANSWERED);
    }
    if (meeting.isEmpty()) {
      return Optional.of(Doubt.LEVEL_NOT_OBSERVED);
    }
    var p = meeting.get();
    boolean undecided =
        !p.reaches(settings.holdingProbability()) && !p.staysBelow(settings.shortfallProbability());
    if (undecided && scope.isEmpty()) {
      return Optional.of(Doubt.LEVEL_NOT_OBSERVED);
    }
    if (undecided && scope.get().standardError() > settings.largestError()) {
      return Optional.of(Doubt.UNCERTAIN);
    }
    return Optional.empty();
  }

  /** On which behaviours the finding rests. */
  private record Scope(int asked, int answered, double standardError) {}

  private static Optional<Scope> scope(Measure.Estimated measure, Bar bar) {
    return bar instanceof Bar.OfLevel(int required, _)
        ? measure.levels().stream()
            .filter(level -> level.level() == required)
            .map(level ->
                new Scope(level.asked(), level.answered(), level.estimate().standardError()))
            .findFirst()
        : Optional.of(
            new Scope(measure.asked(), measure.answered(), measure.estimate().standardError()));
  }

  private static Finding finding(
      Probability meeting, Optional<Probability> exceeding, Settings settings) {
    double holding = settings.holdingProbability();
    if (exceeding.filter(p -> p.reaches(holding)).isPresent()) {
      return Finding.STRENGTH;
    }
    if (meeting.reaches(holding)) {
      return Finding.MEETS;
    }
    return meeting.staysBelow(settings.shortfallProbability()) ? Finding.FOCUS_AREA : Finding.CLOSE;
  }
}
