package org.shengren.development;

import java.util.List;
import java.util.Optional;

/**
 * What somebody might work on next, and why.
 *
 * @param reason message key of why it is suggested, with {@code position} as its argument
 * @param level to reach, of a levelled competency
 * @param behaviours that were rated low
 * @param actions what the library offers for it
 */
record Suggestion(
    Developable on,
    String reason,
    Optional<String> position,
    Optional<Integer> level,
    List<String> behaviours,
    List<Action> actions) {}
