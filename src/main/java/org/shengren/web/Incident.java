package org.shengren.web;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A short reference that stands in the log and on the page of an error. */
record Incident(String reference) {
  private static final SecureRandom RANDOM = new SecureRandom();

  static Incident next() {
    var bytes = new byte[4];
    RANDOM.nextBytes(bytes);
    return new Incident(HexFormat.of().withUpperCase().formatHex(bytes));
  }
}
