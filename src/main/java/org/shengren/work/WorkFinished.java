package org.shengren.work;

import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Text;

/** Work came to its end by itself: done, or not. Published in the transaction that records it. */
public record WorkFinished(
    TenantId tenant, WorkId work, PersonId person, Text title, WorkState state) {}
