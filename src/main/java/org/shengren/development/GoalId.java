package org.shengren.development;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** Names a development goal. */
public record GoalId(UUID value) implements Identifier {
  public static GoalId next() {
    return new GoalId(Identifier.nextValue());
  }
}
