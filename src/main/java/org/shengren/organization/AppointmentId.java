package org.shengren.organization;

import java.util.UUID;
import org.shengren.kernel.Identifier;

/** One stretch of a person's work in a unit, as a position, for a manager. */
public record AppointmentId(UUID value) implements Identifier {
  public static AppointmentId next() {
    return new AppointmentId(Identifier.nextValue());
  }
}
