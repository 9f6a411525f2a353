package org.shengren.competency;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.shengren.kernel.Text;

/**
 * One observable behaviour.
 *
 * @param code unique in its competency, shown to people, such as {@code CE-3}
 * @param key one of the few that every questionnaire asks first
 * @param observers who can see it; nobody else is asked about it
 */
public record Indicator(
    IndicatorId id,
    String code,
    Text words,
    Facet facet,
    boolean key,
    Set<Relationship> observers) {
  public Indicator {
    if (code.isBlank()) {
      throw new IllegalArgumentException("a behaviour needs a code");
    }
    if (observers.isEmpty()) {
      throw new IllegalArgumentException(code + ": nobody can observe it");
    }
    if (key
        && !(observers.contains(Relationship.SELF) && observers.contains(Relationship.MANAGER))) {
      throw new IllegalArgumentException(code + ": a key behaviour is seen by self and manager");
    }
    // In the order of the enum, which is the order on screen.
    observers = Collections.unmodifiableSet(EnumSet.copyOf(observers));
  }

  /** Its words in every language and its code, for whoever searches. */
  public String allWords() {
    return String.join(" ", words.byLanguage().values()) + " " + code;
  }

  public boolean seenBy(Relationship relationship) {
    // A panel sees the file of a person, hence whatever anybody sees.
    return relationship == Relationship.PANEL || observers.contains(relationship);
  }
}
