package org.shengren.assessment;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** One rater for one participant. */
public record AssignmentId(UUID value) implements Identifier {
  public static AssignmentId next() {
    return new AssignmentId(Identifier.nextValue());
  }
}
