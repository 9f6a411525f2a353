package org.shengren.organization;

import java.util.Optional;
import org.shengren.kernel.Text;

/** A professional track across units. */
public record JobFamily(JobFamilyId id, String code, Text name, Optional<Text> purpose) {}
