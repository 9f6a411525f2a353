package org.shengren.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.Serializable;
import java.util.UUID;

/**
 * A typed id. Values are UUIDs of version 7: ordered by time, made by the application before the
 * row exists, never shown to people. Implementations are records with the one component {@code
 * value}.
 */
public interface Identifier extends Serializable {
  UUID value();

  /** A new value, later in order than all made before in this process (RFC 9562, section 5.7). */
  static UUID nextValue() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }
}
