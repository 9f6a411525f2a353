package org.shengren.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
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

  /** Unpacked, all parts together; twenty thousand rows take a quarter of it. */
  private static final long LARGEST = 64L << 20;

  private static final int MOST_COLUMNS = 200;

  static {
    ZipSecureFile.setMaxEntrySize(LARGEST);
    ZipSecureFile.setMaxFileCount(1_000);
  }

  private Workbook() {}

  static PeopleFile read(byte[] content) {
    refuseBomb(content);
    try (var file = OPCPackage.open(new ByteArrayInputStream(content))) {
      var reader = new XSSFReader(file);
      var sheets = reader.getSheetsData();
      if (!sheets.hasNext()) {
        throw new FileRefused("refusal.import-empty");
      }
      var sheet = new Sheet(new ReadOnlySharedStringsTable(file), reader.getStylesTable());
      try (var first = sheets.next()) {
        var parser = XMLHelper.newXMLReader();
        parser.setContentHandler(sheet);
        parser.parse(new InputSource(first));
      }
      return sheet.file();
    } catch (FileRefused refused) {
      throw refused;
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

  /** The parser holds every part in memory at once and limits each of them only. */
  private static void refuseBomb(byte[] content) {
    var buffer = new byte[1 << 16];
    long unpacked = 0;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      while (zip.getNextEntry() != null) {
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          unpacked += read;
          if (unpacked > LARGEST) {
            throw new FileRefused("refusal.import-too-large", LARGEST >> 20);
          }
        }
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw new FileRefused("refusal.import-unreadable");
    }
  }

  private static final class Sheet extends DefaultHandler {
    private final ReadOnlySharedStringsTable strings;
    private final @Nullable StylesTable styles;
    private final PeopleFile.Builder builder = new PeopleFile.Builder();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private int row;
    private int column;
    private String type = "";
    private int style;
    private boolean formula;
    private boolean reading;
    private String value = "";
    private int header = -1;

    Sheet(ReadOnlySharedStringsTable strings, @Nullable StylesTable styles) {
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
      if (reading) {
        words.append(text, start, length);
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
          value += words;
          reading = false;
        }
        case "c" -> keep();
        case "row" -> {
          if (header < 0 && cells.stream().anyMatch(cell -> !cell.isBlank())) {
            header = row;
          }
          builder.add(row, cells);
        }
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
      return number == Math.rint(number)
          ? Long.toString((long) number)
          : new java.math.BigDecimal(value).toPlainString();
    }

    private void refuseMergedHeader(@Nullable String range) {
      if (range != null && CellRangeAddress.valueOf(range).containsRow(header - 1)) {
        throw new FileRefused("refusal.import-merged-header");
      }
    }

    private static int number(@Nullable String written) {
      return written == null ? 0 : Integer.parseInt(written);
    }
  }
}
