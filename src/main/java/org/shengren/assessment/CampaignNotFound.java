package org.shengren.assessment;

import org.shengren.kernel.Refusal;

/** There is no such campaign, or none that the viewer may follow. */
public final class CampaignNotFound extends Refusal {
  CampaignNotFound() {
    super(Kind.NOT_FOUND, "refusal.campaign-not-found");
  }
}
