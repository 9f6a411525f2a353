package org.shengren.assessment;

import java.util.Optional;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.web.HomeCard;
import org.springframework.stereotype.Component;

/** The running campaigns with their progress, at home of whoever may follow them. */
@Component
class RunningAssessmentsCard implements HomeCard {
  private static final int FIRST = 10;

  private final AccessPolicy policy;
  private final CampaignProgressQuery campaigns;

  RunningAssessmentsCard(AccessPolicy policy, CampaignProgressQuery campaigns) {
    this.policy = policy;
    this.campaigns = campaigns;
  }

  @Override
  public Optional<Card> of(Viewer viewer) {
    return policy.reach(viewer, Function.FOLLOW_CAMPAIGNS).isNowhere()
        ? Optional.empty()
        : Optional.of(
            new Card(
                "assessment/running-assessments-card :: card",
                campaigns.running(viewer),
                Place.BELOW_WHAT_WAITS,
                FIRST));
  }
}
