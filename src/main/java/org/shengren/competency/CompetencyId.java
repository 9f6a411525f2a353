package org.shengren.competency;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** A competency of one model version. */
public record CompetencyId(UUID value) implements Identifier {
  public static CompetencyId next() {
    return new CompetencyId(Identifier.nextValue());
  }
}
