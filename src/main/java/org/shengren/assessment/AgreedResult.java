package org.shengren.assessment;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/**
 * What people decided about one competency of one assessment (glossary: agreed result). It stands
 * beside the ratings, takes the manager's place in the estimate, and no arithmetic changes it.
 *
 * @param code of the competency
 * @param revision counts up from 1; the highest is in force
 * @param answers 1 to 5 by behaviour; a behaviour that is missing keeps the manager's answer
 */
public record AgreedResult(
    CompetencyId competency,
    String code,
    int revision,
    Basis basis,
    Optional<Decider> decider,
    Instant at,
    Map<IndicatorId, Integer> answers) {
  /** How it came about. */
  public enum Basis {
    /** Person and manager agreed. */
    AGREED,
    /** The next-level superior, or whoever was named, decided between the two. */
    DECIDED,
    /** An appeal left it as it was. */
    UPHELD,
    /** An appeal changed it. */
    CHANGED;

    /** The basis in a word of the code, such as {@code agreed}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who decided, and why. */
  public record Decider(PersonId person, Text name, String reason) {}

  public AgreedResult {
    answers = Map.copyOf(answers);
  }
}
