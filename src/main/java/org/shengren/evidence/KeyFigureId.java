package org.shengren.evidence;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** One figure of a person for one period. */
public record KeyFigureId(UUID value) implements Identifier {
  public static KeyFigureId next() {
    return new KeyFigureId(Identifier.nextValue());
  }
}
