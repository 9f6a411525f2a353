package org.shengren.organization;

import org.shengren.kernel.PersonId;
import org.shengren.kernel.Text;

/** A person by name. */
public record PersonRef(PersonId id, Text name) {}
