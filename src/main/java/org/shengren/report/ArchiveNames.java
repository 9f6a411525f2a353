package org.shengren.report;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of people and units as names of files, on every system that opens the archive. */
final class ArchiveNames {
  private static final int LONGEST = 60;
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|]+");

  /** Devices of Windows; a file or folder of that name cannot be made there. */
  private static final Pattern DEVICE =
      Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?", Pattern.CASE_INSENSITIVE);

  private ArchiveNames() {}

  /** One part of a path: no separators, no dots at its ends, never empty. */
  static String part(String name) {
    var safe = UNSAFE.matcher(name).replaceAll("_").strip();
    safe = safe.replaceAll("^[. ]+", "");
    if (safe.codePointCount(0, safe.length()) > LONGEST) {
      safe = safe.substring(0, safe.offsetByCodePoints(0, LONGEST));
    }
    safe = safe.replaceAll("[. ]+$", "");
    if (safe.isEmpty()) {
      return "_";
    }
    return DEVICE.matcher(safe.toLowerCase(Locale.ROOT)).matches() ? "_" + safe : safe;
  }

  /** Such as {@code 华东区/YL1007-林晓岚.pdf}. */
  static String entry(String unit, String number, String name) {
    return part(unit) + "/" + part(number + "-" + name) + ".pdf";
  }
}
