package org.shengren.organization;

import java.util.Optional;

/**
 * Which people to list, and how.
 *
 * @param words part of a name, a number, an e-mail address or the name of a position; may be empty
 * @param unit only people of this unit and below it
 * @param lacking only people of whom this is missing or no longer right
 * @param left whether those who have left are listed, instead of those who work here
 * @param after where to go on, from {@link PeopleFound#next()}
 */
public record PeopleSearch(
    String words,
    Optional<OrgUnitId> unit,
    Optional<PositionId> position,
    Optional<Lacking> lacking,
    boolean left,
    Sort sort,
    Optional<String> after) {
  /** By what a list is ordered. */
  public enum Sort {
    NAME,
    NUMBER,
    /** Newest first. */
    JOINED
  }

  /** Everybody who works here and whom the words fit, by name. */
  public static PeopleSearch of(String words) {
    return new PeopleSearch(
        words,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Sort.NAME,
        Optional.empty());
  }
}
