package org.shengren.organization;

import java.time.LocalDate;
import java.util.Optional;
import org.shengren.kernel.PersonId;

/**
 * A post of somebody beside the main one.
 *
 * @param share of the working time, percent from 1 to 99
 * @param until first day no longer; absent while it goes on
 */
public record FurtherPost(
    PersonId person,
    UnitRef unit,
    Optional<PositionRef> position,
    int share,
    LocalDate from,
    Optional<LocalDate> until) {}
