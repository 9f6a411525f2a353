package org.shengren.measurement;

import java.util.Optional;

/**
 * The self-view beside the view of others, on the answer scale (measurement.md 6; classes as in the
 * reference case self-other-agreement).
 */
public sealed interface SelfOther {
  /**
   * Both views exist and may be compared.
   *
   * @param difference self minus others, in points of the answer scale
   * @param standardError square root of the sum of both squared errors
   * @param managerAlone the others are the manager alone, which has to be said
   * @param field the field of the four in which the competency lies; empty while it is undecided
   *     whether the requirement is met
   */
  record Compared(
      double self,
      double others,
      double difference,
      double standardError,
      Agreement agreement,
      boolean managerAlone,
      Optional<Field> field)
      implements SelfOther {}

  /** There is nothing that could be compared, or showing it would tell who said what. */
  record NotCompared(Reason reason) implements SelfOther {
    public enum Reason {
      NO_SELF_VIEW,
      NO_OTHERS,
      TOO_FEW
    }
  }

  /** How self and others lie to each other. */
  enum Agreement {
    IN_AGREEMENT,
    OVERESTIMATES,
    UNDERESTIMATES;

    /** A difference counts where it is both large enough to matter and larger than its error. */
    public static Agreement of(double difference, double standardError, Settings settings) {
      double size = Math.abs(difference);
      if (size < settings.selfOtherDifference() || size / standardError < settings.noticeable()) {
        return IN_AGREEMENT;
      }
      return difference > 0 ? OVERESTIMATES : UNDERESTIMATES;
    }
  }

  /**
   * The four fields of self and others. Whoever rates themselves above others who see the
   * requirement met, or below others who do not, agrees with them on what counts: met, or not.
   */
  enum Field {
    /** Others see the requirement met, and the person does not rate lower than they do. */
    AGREED_STRENGTH,
    /** Others see the requirement met, and the person rates lower than they do. */
    HIDDEN_STRENGTH,
    /** Others see the requirement not met, and the person rates higher than they do. */
    BLIND_SPOT,
    /** Others see the requirement not met, and the person does not rate higher than they do. */
    AGREED_FOCUS_AREA;

    static Optional<Field> of(
        Agreement agreement, Optional<Probability> meeting, Settings settings) {
      if (meeting.isEmpty()) {
        return Optional.empty();
      }
      if (meeting.get().reaches(settings.holdingProbability())) {
        return Optional.of(
            agreement == Agreement.UNDERESTIMATES ? HIDDEN_STRENGTH : AGREED_STRENGTH);
      }
      if (meeting.get().staysBelow(settings.shortfallProbability())) {
        return Optional.of(agreement == Agreement.OVERESTIMATES ? BLIND_SPOT : AGREED_FOCUS_AREA);
      }
      return Optional.empty();
    }
  }

  /**
   * Compares the two views. Others are at least {@link Settings#minimumGroup()} observers, or the
   * manager alone: with two, showing their mean would tell each what the other said.
   *
   * @param judgement the competency against the requirement, which decides the field; a competency
   *     on which there is not enough evidence lies in none
   */
  static SelfOther of(Measure measure, Judgement judgement, Settings settings) {
    return switch (measure) {
      case Measure.NotObserved _ -> new NotCompared(NotCompared.Reason.NO_SELF_VIEW);
      case Measure.SelfView _ -> new NotCompared(NotCompared.Reason.NO_OTHERS);
      case Measure.Estimated estimated ->
          estimated
              .self()
              .map(self -> compare(self, estimated, judgement, settings))
              .orElse(new NotCompared(NotCompared.Reason.NO_SELF_VIEW));
    };
  }

  private static SelfOther compare(
      Measure.SelfView self, Measure.Estimated measure, Judgement judgement, Settings settings) {
    boolean managerAlone =
        measure.observers() == 1
            && measure.sources().stream().anyMatch(mean -> mean.source() == Source.MANAGER);
    if (!managerAlone && measure.observers() < settings.minimumGroup()) {
      return new NotCompared(NotCompared.Reason.TOO_FEW);
    }
    double difference = self.mean() - measure.others().value();
    double error = Math.hypot(self.standardError(), measure.others().standardError());
    var agreement = Agreement.of(difference, error, settings);
    var field =
        judgement.finding() == Finding.NOT_ENOUGH_EVIDENCE
            ? Optional.<Field>empty()
            : Field.of(agreement, judgement.meeting(), settings);
    return new Compared(
        self.mean(), measure.others().value(), difference, error, agreement, managerAlone, field);
  }
}
