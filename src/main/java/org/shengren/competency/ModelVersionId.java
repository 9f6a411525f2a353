package org.shengren.competency;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** One version of a model; what was published under it never changes. */
public record ModelVersionId(UUID value) implements Identifier {
  public static ModelVersionId next() {
    return new ModelVersionId(Identifier.nextValue());
  }
}
