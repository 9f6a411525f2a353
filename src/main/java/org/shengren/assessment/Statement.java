package org.shengren.assessment;

import java.util.Map;
import java.util.Set;
import org.shengren.competency.CompetencyId;
import org.shengren.competency.IndicatorId;

/** What a side says after the talk. */
public sealed interface Statement {
  /** Longest note and longest reason, in characters. */
  int LONGEST = 2000;

  String note();

  Stance stance();

  /**
   * The two forms together say how it is, with these answers in the place of the manager's.
   *
   * @param settled 1 to 5 by behaviour; may be empty, then the manager's answers count
   * @param note may be empty
   */
  record Agrees(Map<IndicatorId, Integer> settled, String note) implements Statement {
    public Agrees {
      settled = Map.copyOf(settled);
      note = checked(note);
    }

    @Override
    public Stance stance() {
      return Stance.AGREED;
    }
  }

  /**
   * The two do not come together on these competencies.
   *
   * @param competencies at least one
   * @param note why, which the other side and whoever decides will read
   */
  record Disagrees(Set<CompetencyId> competencies, String note) implements Statement {
    public Disagrees {
      competencies = Set.copyOf(competencies);
      note = checked(note);
      if (note.isEmpty()) {
        throw new DisagreementNeedsReason();
      }
    }

    @Override
    public Stance stance() {
      return Stance.DISAGREED;
    }
  }

  private static String checked(String note) {
    var words = note.strip();
    if (words.length() > LONGEST) {
      throw new NoteTooLong(LONGEST);
    }
    return words;
  }
}
