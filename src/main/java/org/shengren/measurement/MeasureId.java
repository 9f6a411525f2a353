package org.shengren.measurement;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** One recorded measure; its figures open down to their origin under this id. */
public record MeasureId(UUID value) implements Identifier {
  public static MeasureId next() {
    return new MeasureId(Identifier.nextValue());
  }
}
