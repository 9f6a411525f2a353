package org.shengren.assessment;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** One person of a campaign, rated against one position. */
public record ParticipantId(UUID value) implements Identifier {
  public static ParticipantId next() {
    return new ParticipantId(Identifier.nextValue());
  }
}
