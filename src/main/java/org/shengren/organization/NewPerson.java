package org.shengren.organization;

import java.time.LocalDate;
import java.util.Optional;
import org.shengren.kernel.Text;

/** Somebody who joins, with the first work. */
public record NewPerson(
    String number,
    Text name,
    Optional<String> email,
    Optional<String> grade,
    LocalDate joinedOn,
    NewAppointment first) {
  public PersonDetails details() {
    return new PersonDetails(number, name, email, grade, Optional.of(joinedOn));
  }
}
