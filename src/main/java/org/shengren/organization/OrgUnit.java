package org.shengren.organization;

import java.time.LocalDate;
import java.util.Optional;
import org.shengren.kernel.Text;

/**
 * A node of the organisation tree.
 *
 * @param code the organisation's own short name of the unit, unique there
 * @param closedOn since when nobody can start there; closed units stay for history
 */
public record OrgUnit(
    OrgUnitId id,
    String code,
    Text name,
    Optional<OrgUnitId> parent,
    Optional<LocalDate> closedOn) {}
