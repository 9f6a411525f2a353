package org.shengren.organization;

import java.time.LocalDate;
import java.util.Optional;
import org.shengren.kernel.PersonId;

/**
 * Work that somebody takes up.
 *
 * @param from first day
 */
public record NewAppointment(
    OrgUnitId unit, Optional<PositionId> position, Optional<PersonId> manager, LocalDate from) {}
