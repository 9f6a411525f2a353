package org.shengren.kernel;

import java.util.UUID;

/** Somebody who is rated or rates. */
public record PersonId(UUID value) implements Identifier {
  public static PersonId next() {
    return new PersonId(Identifier.nextValue());
  }
}
