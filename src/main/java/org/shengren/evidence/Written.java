package org.shengren.evidence;

import java.time.Instant;
import java.util.Optional;
import org.shengren.kernel.PersonId;

/**
 * A story as it is kept.
 *
 * @param person whom it is about
 * @param releasedAt since when the person and those who may see the person's results read it; until
 *     then its author alone
 */
public record Written(
    EvidenceId id,
    PersonId person,
    PersonId author,
    Story story,
    Instant writtenAt,
    Optional<Instant> releasedAt) {}
