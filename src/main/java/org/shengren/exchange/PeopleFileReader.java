package org.shengren.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/** Reads a file of people by what it holds, not by what it is called. */
final class PeopleFileReader {
  static final int MOST_BYTES = 32 << 20;
  private static final Charset CHINESE = Charset.forName("GB18030");

  /** The name of the part that holds a workbook under a password. */
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  /** Excel writes and reads this first line. */
  private static final Pattern SEPARATOR_TOLD = Pattern.compile("sep=([,;\\t])(?=\\R)");

  private PeopleFileReader() {}

  /**
   * The rows of a CSV or XLSX file.
   *
   * @throws FileRefused where it is neither, or more than we take
   */
  static PeopleFile read(byte[] content) {
    return read(content, _ -> {});
  }

  /**
   * The same, watched.
   *
   * @param rows told now and then how many rows have been read; what it throws ends the reading
   */
  static PeopleFile read(byte[] content, IntConsumer rows) {
    requireSize(content);
    if (startsWith(content, 0x50, 0x4b, 0x03, 0x04)) {
      return Workbook.read(content, rows);
    }
    if (startsWith(content, 0xd0, 0xcf, 0x11, 0xe0)) {
      throw new FileRefused(
          contains(content, ENCRYPTED) ? "refusal.import-protected" : "refusal.import-old-excel");
    }
    if (startsWith(content, '%', 'P', 'D', 'F')) {
      throw new FileRefused("refusal.import-unreadable");
    }
    var text = text(content);
    if (text.stripLeading().startsWith("<")) {
      throw new FileRefused("refusal.import-web-page");
    }
    try {
      return csv(text, rows);
    } catch (FileRefused refused) {
      // Whatever is no UTF-8 can be read as Chinese; when no column is known, it was something
      // else.
      if (refused.key().equals("refusal.import-header-missing")
          && !isUtf(content)
          && !namesAColumn(text)) {
        throw new FileRefused("refusal.import-encoding");
      }
      throw refused;
    }
  }

  /** Refuses what is refused without reading it. */
  static void requireSize(byte[] content) {
    if (content.length == 0) {
      throw new FileRefused("refusal.import-empty");
    }
    if (content.length > MOST_BYTES) {
      throw new FileRefused("refusal.import-too-large", MOST_BYTES >> 20);
    }
  }

  private static boolean isUtf(byte[] content) {
    try {
      strictly(content, StandardCharsets.UTF_8);
      return true;
    } catch (CharacterCodingException other) {
      return startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff);
    }
  }

  private static boolean namesAColumn(String text) {
    return text.lines()
        .limit(5)
        .flatMap(line -> Arrays.stream(line.split("[,;\t]", -1)))
        .anyMatch(cell -> Column.of(cell).isPresent());
  }

  private static PeopleFile csv(String written, IntConsumer rows) {
    var told = SEPARATOR_TOLD.matcher(written);
    var separator = told.lookingAt() ? told.group(1).charAt(0) : separator(written);
    var text = told.lookingAt() ? written.substring(told.end(1)) : written;
    var builder = new PeopleFile.Builder(rows);
    var format =
        CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
    var line = 0;
    try (var parser = format.parse(new StringReader(text))) {
      for (var record : parser) {
        line = Math.toIntExact(record.getRecordNumber());
        builder.add(line, record.toList());
      }
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      throw new FileRefused("refusal.import-quotes", line + 1);
    }
    return builder.build();
  }

  /** What the first lines have most of; German and French Excel write semicolons. */
  private static char separator(String text) {
    var start = text.lines().limit(5).collect(Collectors.joining("\n"));
    var best = ',';
    for (var candidate : new char[] {';', '\t'}) {
      if (count(start, candidate) > count(start, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /** UTF-8 where it is that, UTF-16 where it says so, else what Chinese Excel writes. */
  private static String text(byte[] content) {
    if (startsWith(content, 0xff, 0xfe) || startsWith(content, 0xfe, 0xff)) {
      return decode(content, StandardCharsets.UTF_16);
    }
    String text;
    try {
      text = strictly(content, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      text = decode(content, CHINESE);
      if (Characters.areHardlyChinese(text)) {
        throw new FileRefused("refusal.import-encoding");
      }
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String decode(byte[] content, Charset charset) {
    try {
      var text = strictly(content, charset);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException binary) {
      throw new FileRefused("refusal.import-unreadable");
    }
  }

  private static String strictly(byte[] content, Charset charset) throws CharacterCodingException {
    var text =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(content))
            .toString();
    if (text.indexOf('\0') >= 0) {
      throw new FileRefused("refusal.import-unreadable");
    }
    return text;
  }

  private static boolean startsWith(byte[] content, int... magic) {
    if (content.length < magic.length) {
      return false;
    }
    for (var at = 0; at < magic.length; at++) {
      if ((content[at] & 0xff) != magic[at]) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] content, byte[] wanted) {
    for (var start = 0; start <= content.length - wanted.length; start++) {
      if (Arrays.equals(content, start, start + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
