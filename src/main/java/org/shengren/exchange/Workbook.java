package org.shengren.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The first sheet of an XLSX file, read as a stream: no formula is run, nothing is built up. */
final class Workbook {
  private static final Logger LOG = LoggerFactory.getLogger(Workbook.class);

  /** Unpacked sheets, which are read as a stream; a hundred thousand rows take half of it. */
  private static final long LARGEST = 256L << 20;

  /** All other parts unpacked, of which some are held in memory. */
  private static final long LARGEST_BESIDE_SHEETS = 64L << 20;

  /** A part unpacked that the parser builds up as a tree, several times as large. */
  private static final int LARGEST_TREE = 4 << 20;

  private static final int MOST_COLUMNS = 200;

  /** Of a cell; more than can be kept, so that the reader of rows refuses it. */
  private static final int MOST_CHARACTERS = 10_000;

  /** A format that shows numbers of people with the zeros before them. */
  private static final Pattern ZEROS = Pattern.compile("0{2,20}");

  static {
    ZipSecureFile.setMaxEntrySize(LARGEST);
    ZipSecureFile.setMaxFileCount(1_000);
  }

  private Workbook() {}

  static PeopleFile read(byte[] content, IntConsumer rows) {
    Path kept = null;
    try {
      // From a file the parts are unpacked as they are read; from a stream all stay in memory.
      kept = Files.createTempFile("people", ".xlsx");
      Files.write(kept, content);
      refuseBomb(kept);
      return read(kept, rows);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    } finally {
      if (kept != null) {
        delete(kept);
      }
    }
  }

  private static void delete(Path kept) {
    try {
      Files.deleteIfExists(kept);
    } catch (IOException stays) {
      LOG.warn("temporary file of an import stays: {}", stays.getClass().getName());
    }
  }

  private static PeopleFile read(Path kept, IntConsumer rows) {
    try (var file = OPCPackage.open(kept.toFile(), PackageAccess.READ)) {
      var reader = new XSSFReader(file);
      var sheets = reader.getSheetsData();
      if (!sheets.hasNext()) {
        throw new FileRefused("refusal.import-empty");
      }
      refuseLargeTree(reader.getStylesData());
      var sheet = new Sheet(new ReadOnlySharedStringsTable(file), reader.getStylesTable(), rows);
      try (var first = sheets.next()) {
        var parser = XMLHelper.newXMLReader();
        parser.setContentHandler(sheet);
        parser.parse(new InputSource(first));
      }
      return sheet.file();
    } catch (FileRefused | CheckCancelled said) {
      throw said;
    } catch (IOException
        | OpenXML4JException
        | SAXException
        | ParserConfigurationException
        | RuntimeException broken) {
      // Whatever a broken or hostile file makes the parser say, its owner can only save it anew.
      LOG.info("people file refused: {}", broken.getClass().getName());
      throw new FileRefused("refusal.import-unreadable");
    }
  }

  private static void refuseLargeTree(@Nullable InputStream part) throws IOException {
    if (part != null) {
      try (part) {
        if (part.readNBytes(LARGEST_TREE + 1).length > LARGEST_TREE) {
          throw new FileRefused("refusal.import-unpacked", LARGEST_TREE >> 20);
        }
      }
    }
  }

  private static boolean isTree(String name) {
    return name.endsWith(".rels") || name.equals("[Content_Types].xml");
  }

  private static void refuseBomb(Path kept) {
    var buffer = new byte[1 << 16];
    long sheets = 0;
    long others = 0;
    var workbook = false;
    try (var zip = new ZipFile(kept.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        workbook |= entry.getName().equals("xl/workbook.xml");
        var sheet = entry.getName().startsWith("xl/worksheets/");
        if (isTree(entry.getName())) {
          refuseLargeTree(zip.getInputStream(entry));
        }
        try (var part = zip.getInputStream(entry)) {
          for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
            sheets += sheet ? read : 0;
            others += sheet ? 0 : read;
            if (sheets > LARGEST || others > LARGEST_BESIDE_SHEETS) {
              throw new FileRefused(
                  "refusal.import-unpacked",
                  (sheets > LARGEST ? LARGEST : LARGEST_BESIDE_SHEETS) >> 20);
            }
          }
        }
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw new FileRefused("refusal.import-unreadable");
    }
    if (!workbook) {
      throw new FileRefused("refusal.import-not-a-workbook");
    }
  }

  private static final class Sheet extends DefaultHandler {
    private final ReadOnlySharedStringsTable strings;
    private final @Nullable StylesTable styles;
    private final PeopleFile.Builder builder;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private int row;
    private int column;
    private String type = "";
    private int style;
    private boolean formula;
    private boolean reading;
    private String value = "";

    Sheet(ReadOnlySharedStringsTable strings, @Nullable StylesTable styles, IntConsumer rows) {
      this.builder = new PeopleFile.Builder(rows);
      this.strings = strings;
      this.styles = styles;
    }

    PeopleFile file() {
      return builder.build();
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      switch (name) {
        case "row" -> {
          var number = attributes.getValue("r");
          row = number == null ? row + 1 : Integer.parseInt(number);
          cells.clear();
        }
        case "c" -> {
          var reference = attributes.getValue("r");
          column = reference == null ? cells.size() : new CellReference(reference).getCol();
          type = Objects.requireNonNullElse(attributes.getValue("t"), "n");
          style = number(attributes.getValue("s"));
          formula = false;
          value = "";
        }
        case "v", "t" -> {
          reading = true;
          words.setLength(0);
        }
        case "f" -> formula = true;
        case "mergeCell" -> refuseMergedHeader(attributes.getValue("ref"));
        default -> {}
      }
    }

    @Override
    public void characters(char[] text, int start, int length) {
      if (reading && words.length() < MOST_CHARACTERS) {
        words.append(text, start, Math.min(length, MOST_CHARACTERS));
      }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      switch (name) {
        case "v" -> {
          value = words.toString();
          reading = false;
        }
        case "t" -> {
          if (value.length() < MOST_CHARACTERS) {
            value += words;
          }
          reading = false;
        }
        case "c" -> keep();
        case "row" -> builder.add(row, cells);
        default -> {}
      }
    }

    private void keep() {
      if (column < 0 || column >= MOST_COLUMNS) {
        return;
      }
      while (cells.size() <= column) {
        cells.add("");
      }
      cells.set(column, formula ? PeopleFile.FORMULA : text());
    }

    private String text() {
      if (value.isEmpty()) {
        return "";
      }
      return switch (type) {
        case "s" -> strings.getItemAt(Integer.parseInt(value)).getString();
        case "inlineStr", "str" -> value;
        case "b" -> value.equals("1") ? "TRUE" : "FALSE";
        case "e" -> PeopleFile.FORMULA;
        default -> numeric();
      };
    }

    private String numeric() {
      var number = Double.parseDouble(value);
      var format = styles == null ? null : styles.getStyleAt(style);
      if (format != null
          && DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString())
          && DateUtil.isValidExcelDate(number)) {
        return DateUtil.getLocalDateTime(number).toLocalDate().toString();
      }
      if (!(Math.abs(number) < 1e15)) {
        // Never written out: of 1E999999999 that would be a gigabyte of zeros.
        return value;
      }
      if (format != null && number == Math.rint(number)) {
        var zeros = ZEROS.matcher(Objects.requireNonNullElse(format.getDataFormatString(), ""));
        if (zeros.matches()) {
          return ("%0" + zeros.group().length() + "d").formatted((long) number);
        }
      }
      return number == Math.rint(number)
          ? Long.toString((long) number)
          : new BigDecimal(value).toPlainString();
    }

    private void refuseMergedHeader(@Nullable String range) {
      if (range != null && CellRangeAddress.valueOf(range).containsRow(builder.header() - 1)) {
        throw new FileRefused("refusal.import-merged-header");
      }
    }

    private static int number(@Nullable String written) {
      return written == null ? 0 : Integer.parseInt(written);
    }
  }
}
