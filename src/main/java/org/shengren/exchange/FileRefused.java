package org.shengren.exchange;

import org.shengren.kernel.Refusal;

/** A file that cannot be read as a list of people; the key says why and what to do. */
final class FileRefused extends Refusal {
  FileRefused(String key, Object... arguments) {
    super(Kind.INVALID, key, arguments);
  }
}
