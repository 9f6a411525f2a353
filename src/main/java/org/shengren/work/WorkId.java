package org.shengren.work;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** Work that somebody ordered. */
public record WorkId(UUID value) implements Identifier {
  public static WorkId next() {
    return new WorkId(Identifier.nextValue());
  }
}
