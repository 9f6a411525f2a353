package org.shengren.organization;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who led somebody over a stretch of time.
 *
 * @param dotted beside the direct manager
 * @param share of the working time in percent, where one was agreed for a dotted line
 * @param until first day no longer; absent while it goes on
 */
public record Leader(
    PersonRef person,
    boolean dotted,
    Optional<Integer> share,
    LocalDate from,
    Optional<LocalDate> until) {}
