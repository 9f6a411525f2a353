package org.shengren.organization;

import java.time.LocalDate;
import java.util.Optional;
import org.shengren.kernel.PersonId;

/** An appointment as stored. */
record Appointed(
    AppointmentId id,
    OrgUnitId unit,
    Optional<PositionId> position,
    Optional<PersonId> manager,
    LocalDate from,
    Optional<LocalDate> until) {}
