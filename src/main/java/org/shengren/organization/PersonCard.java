package org.shengren.organization;

import java.time.LocalDate;
import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/**
 * A person with today's work, as the directory shows everybody.
 *
 * @param number the organisation's own number of the person, unique there
 * @param leftOn the last day; absent while the person works here
 */
public record PersonCard(
    PersonId id,
    String number,
    Text name,
    Optional<String> email,
    Optional<String> grade,
    Optional<PositionRef> position,
    Optional<UnitRef> unit,
    Optional<PersonRef> manager,
    Optional<LocalDate> joinedOn,
    Optional<LocalDate> leftOn) {}
