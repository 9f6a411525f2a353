package org.shengren.organization;

import java.util.Collection;
import org.shengren.kernel.Identifier;

/** Ids as one parameter of {@code any(:ids::uuid[])}, however many they are. */
final class Identifiers {
  private Identifiers() {}

  static String[] array(Collection<? extends Identifier> ids) {
    return ids.stream().map(id -> id.value().toString()).toArray(String[]::new);
  }
}
