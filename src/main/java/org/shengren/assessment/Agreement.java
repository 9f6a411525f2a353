package org.shengren.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.PersonId;

/**
 * How far two people have come with one result, from the talk to the appeal (product.md, States).
 * What a state does not offer is refused with a sentence.
 */
public sealed interface Agreement {
  /** They talk, and neither has said anything yet. */
  record Open() implements Agreement {
    @Override
    public Agreement agree(Side by, Map<IndicatorId, Integer> settled, Instant at) {
      return new Proposed(by, settled);
    }

    @Override
    public Agreement disagree() {
      return new Disagreed();
    }
  }

  /**
   * One side has said how it sees the result; the other is asked.
   *
   * @param settled the answers, 1 to 5, that are to take the place of the manager's
   */
  record Proposed(Side by, Map<IndicatorId, Integer> settled) implements Agreement {
    public Proposed {
      settled = Map.copyOf(settled);
    }

    /** The other side saying the same is an agreement; anything else is a proposal of its own. */
    @Override
    public Agreement agree(Side side, Map<IndicatorId, Integer> other, Instant at) {
      return side != by && settled.equals(other) ? new Agreed(at) : new Proposed(side, other);
    }

    @Override
    public Agreement disagree() {
      return new Disagreed();
    }
  }

  /** Both have said the same, and the result is released. */
  record Agreed(Instant at) implements Agreement {
    @Override
    public Agreement appeal(LocalDate today, LocalDate lastDay) {
      return Appealed.inTime(today, lastDay);
    }
  }

  /** They see it differently, and nobody has been found yet who decides. */
  record Disagreed() implements Agreement {
    @Override
    public Agreement entrust(PersonId decider) {
      return new Escalated(decider);
    }
  }

  /** Somebody above the two is asked to decide. */
  record Escalated(PersonId decider) implements Agreement {
    @Override
    public Agreement entrust(PersonId another) {
      return new Escalated(another);
    }

    @Override
    public Agreement decide(PersonId by, boolean changes, Instant at) {
      requireDecider(decider, by);
      return new Decided(by, at);
    }
  }

  /** The superior has decided, and the result is released. */
  record Decided(PersonId decider, Instant at) implements Agreement {
    @Override
    public Agreement appeal(LocalDate today, LocalDate lastDay) {
      return Appealed.inTime(today, lastDay);
    }
  }

  /** The person asks somebody else to look at the released result again. */
  record Appealed(Optional<PersonId> decider) implements Agreement {
    static Appealed inTime(LocalDate today, LocalDate lastDay) {
      if (today.isAfter(lastDay)) {
        throw new AppealTooLate(lastDay);
      }
      return new Appealed(Optional.empty());
    }

    @Override
    public Agreement entrust(PersonId another) {
      return new Appealed(Optional.of(another));
    }

    @Override
    public Agreement decide(PersonId by, boolean changes, Instant at) {
      if (decider.isEmpty()) {
        throw new AgreementStepRefused(this);
      }
      requireDecider(decider.get(), by);
      return changes ? new Changed(by, at) : new Upheld(by, at);
    }
  }

  /** The result stands. */
  record Upheld(PersonId decider, Instant at) implements Agreement {}

  /** The result was decided anew; the earlier one stays beside it. */
  record Changed(PersonId decider, Instant at) implements Agreement {}

  /**
   * A side says that it sees the result like this.
   *
   * @param settled what the two settle on, where it is not the manager's answer that counts
   */
  default Agreement agree(Side by, Map<IndicatorId, Integer> settled, Instant at) {
    throw new AgreementStepRefused(this);
  }

  /** A side cannot agree; somebody else has to decide. */
  default Agreement disagree() {
    throw new AgreementStepRefused(this);
  }

  /** Somebody is asked to decide, also in the place of somebody who was asked before. */
  default Agreement entrust(PersonId decider) {
    throw new AgreementStepRefused(this);
  }

  /**
   * Who was asked decides.
   *
   * @param changes whether another result than the one in force comes of it
   */
  default Agreement decide(PersonId by, boolean changes, Instant at) {
    throw new AgreementStepRefused(this);
  }

  /**
   * The person appeals.
   *
   * @param lastDay on which that is possible
   * @throws AppealTooLate after it
   */
  default Agreement appeal(LocalDate today, LocalDate lastDay) {
    throw new AgreementStepRefused(this);
  }

  /** Message key of the word, such as {@code agreement.proposed}. */
  default String key() {
    return "agreement." + word();
  }

  /** The state in a word of the code, such as {@code proposed}. */
  default String word() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static void requireDecider(PersonId decider, PersonId by) {
    if (!Objects.equals(decider, by)) {
      throw new DisputeNotFound();
    }
  }
}
