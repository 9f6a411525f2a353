package org.shengren.assessment;

import java.time.Instant;
import org.shengren.kernel.PersonId;
import org.shengren.kernel.TenantId;

/** Both sides have confirmed, and the person's result may be read; told inside the transaction. */
public record ParticipantReleased(
    TenantId tenant, CampaignId campaign, ParticipantId participant, PersonId person, Instant at) {}
