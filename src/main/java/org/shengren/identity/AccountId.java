package org.shengren.identity;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** A person's way to sign in. */
public record AccountId(UUID value) implements Identifier {
  public static AccountId next() {
    return new AccountId(Identifier.nextValue());
  }
}
