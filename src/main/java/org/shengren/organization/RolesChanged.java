package org.shengren.organization;

import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;

/** A role was granted to somebody or taken back; told inside the transaction. */
public record RolesChanged(TenantId tenant, PersonId person) {}
