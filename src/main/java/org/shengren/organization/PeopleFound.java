package org.shengren.organization;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list of people.
 *
 * @param total how many there are, on this part and on all others
 * @param next where the next part begins; absent on the last one
 */
public record PeopleFound(List<PersonCard> people, int total, Optional<String> next) {
  public PeopleFound {
    people = List.copyOf(people);
  }
}
