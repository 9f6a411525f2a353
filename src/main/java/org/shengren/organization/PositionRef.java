package org.shengren.organization;

import org.shengren.kernel.Text;

/** A position by name, with the job family it belongs to. */
public record PositionRef(PositionId id, Text name, JobFamilyId familyId) {}
