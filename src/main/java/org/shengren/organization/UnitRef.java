package org.shengren.organization;

import org.shengren.kernel.Text;

/** A unit by name. */
public record UnitRef(OrgUnitId id, Text name) {}
