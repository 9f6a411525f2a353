package org.shengren.assessment;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** One run of rating people for one purpose in one period. */
public record CampaignId(UUID value) implements Identifier {
  public static CampaignId next() {
    return new CampaignId(Identifier.nextValue());
  }
}
