package org.shengren.kernel;

import java.util.UUID;

/** An organisation using the product. */
public record TenantId(UUID value) implements Identifier {
  public static TenantId next() {
    return new TenantId(Identifier.nextValue());
  }
}
