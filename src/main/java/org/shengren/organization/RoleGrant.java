package org.shengren.organization;

import java.util.Optional;
import org.shengren.kernel.Role;

/**
 * A role as granted.
 *
 * @param unit for an HR partner, the unit that is partnered with all below it
 */
public record RoleGrant(Role role, Optional<UnitRef> unit) {}
