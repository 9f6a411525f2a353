package org.shengren.organization;

import java.time.LocalDate;
import java.util.Optional;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/**
 * A person with the latest work, which may begin in the future, for comparison with a file.
 *
 * @param work absent for whoever never had any
 */
public record RosterLine(
    PersonId id,
    String number,
    Text name,
    Optional<String> email,
    Optional<String> grade,
    Optional<LocalDate> joinedOn,
    Optional<LocalDate> leftOn,
    Optional<NewAppointment> work) {}
