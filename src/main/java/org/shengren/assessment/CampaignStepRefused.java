package org.shengren.assessment;

import java.util.Locale;
import org.shengren.kernel.Refusal;

/** The campaign has come to a state that does not allow what was asked. */
public final class CampaignStepRefused extends Refusal {
  CampaignStepRefused(CampaignState from) {
    super(Kind.CONFLICT, "refusal.campaign-step." + from.name().toLowerCase(Locale.ROOT));
  }
}
