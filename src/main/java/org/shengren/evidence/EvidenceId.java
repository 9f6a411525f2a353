package org.shengren.evidence;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** One dated behaviour story. */
public record EvidenceId(UUID value) implements Identifier {
  public static EvidenceId next() {
    return new EvidenceId(Identifier.nextValue());
  }
}
