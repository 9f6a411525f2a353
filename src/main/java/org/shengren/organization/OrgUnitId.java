package org.shengren.organization;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** A node of the organisation tree. */
public record OrgUnitId(UUID value) implements Identifier {
  public static OrgUnitId next() {
    return new OrgUnitId(Identifier.nextValue());
  }
}
