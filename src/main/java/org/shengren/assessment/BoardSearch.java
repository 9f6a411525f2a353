package org.shengren.assessment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shengren.organization.OrgUnitId;

/**
 * Which participants to list, and how.
 *
 * @param words part of a name or number, of the person or the manager; may be empty
 * @param turn only those with whom it is this turn
 * @param newcomers only those who are new to their position
 * @param page from 0
 */
record BoardSearch(
    String words,
    @Nullable OrgUnitId unit,
    @Nullable Turn turn,
    boolean newcomers,
    Sort sort,
    int page) {
  static final int LINES = 50;

  /** By what the list is ordered. */
  enum Sort {
    /** Whose turn it is, those who are through last. */
    TURN,
    NAME,
    UNIT,
    MANAGER;

    /** Message key of the word, such as {@code campaign.sort.turn}. */
    public String key() {
      return "campaign.sort." + name().toLowerCase(Locale.ROOT);
    }
  }

  BoardSearch {
    words = words.strip();
    page = Math.clamp(page, 0, Integer.MAX_VALUE / LINES);
  }
}
