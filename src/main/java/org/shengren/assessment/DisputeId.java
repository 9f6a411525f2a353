package org.shengren.assessment;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** One matter that was put into somebody else's hands: an escalation or an appeal. */
public record DisputeId(UUID value) implements Identifier {
  public static DisputeId next() {
    return new DisputeId(Identifier.nextValue());
  }
}
