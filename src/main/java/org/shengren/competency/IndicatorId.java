package org.shengren.competency;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** One observable behaviour of one model version. */
public record IndicatorId(UUID value) implements Identifier {
  public static IndicatorId next() {
    return new IndicatorId(Identifier.nextValue());
  }
}
