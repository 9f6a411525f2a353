package org.shengren.organization;

import java.time.LocalDate;
import java.util.Optional;
import org.shengren.kernel.Text;

/** What is known of a person apart from the work. */
public record PersonDetails(
    String number,
    Text name,
    Optional<String> email,
    Optional<String> grade,
    Optional<LocalDate> joinedOn) {
  public PersonDetails {
    number = number.strip();
    if (number.isEmpty()) {
      throw new IllegalArgumentException("a person needs a number");
    }
    email = email.map(String::strip).filter(given -> !given.isEmpty());
    grade = grade.map(String::strip).filter(given -> !given.isEmpty());
  }
}
