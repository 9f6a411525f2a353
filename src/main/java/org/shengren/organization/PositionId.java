package org.shengren.organization;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** A kind of work in a job family. */
public record PositionId(UUID value) implements Identifier {
  public static PositionId next() {
    return new PositionId(Identifier.nextValue());
  }
}
