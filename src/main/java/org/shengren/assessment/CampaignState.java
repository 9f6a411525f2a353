package org.shengren.assessment;

import java.util.EnumSet;
import java.util.Locale;

/** Where a campaign is; nomination and calibration are left out where nobody needs them. */
public enum CampaignState {
  DRAFT,
  NOMINATION,
  COLLECTION,
  CALIBRATION,
  RELEASED,
  CLOSED,
  CANCELLED;

  /** Message key of the word, such as {@code campaign-state.draft}. */
  public String key() {
    return "campaign-state." + name().toLowerCase(Locale.ROOT);
  }

  public boolean mayBecome(CampaignState next) {
    var steps =
        switch (this) {
          case DRAFT -> EnumSet.of(NOMINATION, COLLECTION, CANCELLED);
          case NOMINATION -> EnumSet.of(COLLECTION, CANCELLED);
          case COLLECTION -> EnumSet.of(CALIBRATION, RELEASED, CANCELLED);
          case CALIBRATION -> EnumSet.of(RELEASED, CANCELLED);
          case RELEASED -> EnumSet.of(CLOSED);
          case CLOSED -> EnumSet.noneOf(CampaignState.class);
          case CANCELLED -> EnumSet.noneOf(CampaignState.class);
        };
    return steps.contains(next);
  }

  /**
   * The next state.
   *
   * @throws CampaignStepRefused when that step is not in the table
   */
  public CampaignState to(CampaignState next) {
    if (!mayBecome(next)) {
      throw new CampaignStepRefused(this);
    }
    return next;
  }
}
