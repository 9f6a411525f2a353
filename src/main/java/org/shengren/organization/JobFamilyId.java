package org.shengren.organization;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** A professional track across units. */
public record JobFamilyId(UUID value) implements Identifier {
  public static JobFamilyId next() {
    return new JobFamilyId(Identifier.nextValue());
  }
}
