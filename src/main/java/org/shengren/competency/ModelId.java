package org.shengren.competency;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** A competency model over all its versions. */
public record ModelId(UUID value) implements Identifier {
  public static ModelId next() {
    return new ModelId(Identifier.nextValue());
  }
}
