package org.shengren.organization;

import java.time.LocalDate;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;

/** Somebody's last day has been set; told inside the transaction. */
public record PersonLeft(TenantId tenant, PersonId person, LocalDate lastDay) {}
