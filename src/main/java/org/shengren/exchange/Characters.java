package org.shengren.exchange;

import java.nio.charset.Charset;
import java.util.regex.Pattern;

/** Characters that came to harm on the way, or that nobody sees. */
final class Characters {
  private static final Pattern BREAKS = Pattern.compile("[\\s\u00A0\u3000]+");
  private static final Pattern NOTHING = Pattern.compile("[\0\u200B-\u200D\u2060\uFEFF\u00AD]");

  /** Other control characters, and those that turn the direction of writing. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]");

  /** What UTF-8 becomes when it is read as something else, or the other way round. */
  private static final Pattern DAMAGED =
      Pattern.compile(
          "\uFFFD|锟斤拷|锟斤|烫烫烫|(?:[\u00C2-\u00F4][\u0080-\u00BF\u20AC\u2018-\u201E\u2020-\u2022\u2026\u2030]){2,}"
              + "|[\u00C2\u00C3][\u0080-\u00BF]");

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN_BESIDE_HAN =
      Pattern.compile("[A-Za-z](\\p{IsHan})|(\\p{IsHan})[a-z]");
  private static final Charset COMMON = Charset.forName("GB2312");

  private Characters() {}

  /** Without what surrounds it and what has no width; breaks and tabs become spaces. */
  static String tidy(String written) {
    return BREAKS.matcher(NOTHING.matcher(written).replaceAll("")).replaceAll(" ").strip();
  }

  static boolean areDamaged(String value) {
    return DAMAGED.matcher(value).find();
  }

  static boolean areInvisible(String value) {
    return INVISIBLE.matcher(value).find();
  }

  /** With a box where nothing would be seen. */
  static String visible(String value) {
    return INVISIBLE.matcher(value).replaceAll("▯");
  }

  /**
   * Whether a text that was read as Chinese was hardly written as such: mostly characters that are
   * rare, or rare ones in the middle of Latin words.
   */
  static boolean areHardlyChinese(String text) {
    var encoder = COMMON.newEncoder();
    var latin = LATIN_BESIDE_HAN.matcher(text);
    while (latin.find()) {
      var han = latin.group(1) != null ? latin.group(1) : latin.group(2);
      if (han != null && !encoder.canEncode(han)) {
        return true;
      }
    }
    var rare = 0;
    var all = 0;
    var found = HAN.matcher(text);
    while (found.find() && all < 20_000) {
      all++;
      if (!encoder.canEncode(found.group())) {
        rare++;
      }
    }
    return rare >= 3 && rare * 10 > all * 3;
  }
}
