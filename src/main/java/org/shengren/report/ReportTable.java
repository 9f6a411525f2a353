package org.shengren.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.web.SpreadsheetText;
import org.springframework.context.MessageSource;

/**
 * All results of an archive in one table, a line for each person and competency. Written as it
 * comes: only some hundred lines are in memory at a time.
 */
final class ReportTable implements AutoCloseable {
  private static final int IN_MEMORY = 200;
  private static final int WIDE = 24;
  private static final int NARROW = 13;
  private static final int CHARACTER = 256;
  private static final List<String> COLUMNS =
      List.of(
          "unit",
          "number",
          "name",
          "position",
          "layer",
          "competency",
          "must-have",
          "weight",
          "required",
          "finding",
          "result",
          "distance",
          "confidence",
          "as-of",
          "verdict");
  private static final List<String> MISSING = List.of("unit", "number", "name", "position");

  private final SXSSFWorkbook book = new SXSSFWorkbook(IN_MEMORY);
  private final MessageSource messages;
  private final Language language;
  private final SXSSFSheet results;
  private final SXSSFSheet without;
  private final CellStyle day;
  private final CellStyle figure;
  private int next = 1;
  private int nextWithout = 1;

  ReportTable(MessageSource messages, Language language) {
    this.messages = messages;
    this.language = language;
    book.setCompressTempFiles(true);
    day = book.createCellStyle();
    day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
    figure = book.createCellStyle();
    figure.setDataFormat(book.createDataFormat().getFormat("0.0"));
    results = sheet("report-table.results", COLUMNS);
    without = sheet("report-table.without", MISSING);
  }

  private SXSSFSheet sheet(String key, List<String> columns) {
    var bold = book.createFont();
    bold.setBold(true);
    var head = book.createCellStyle();
    head.setFont(bold);
    var sheet = book.createSheet(say(key));
    var row = sheet.createRow(0);
    for (int at = 0; at < columns.size(); at++) {
      var cell = row.createCell(at);
      cell.setCellValue(say("report-table.column." + columns.get(at)));
      cell.setCellStyle(head);
      var wide =
          Stream.of("unit", "name", "position", "competency").anyMatch(columns.get(at)::equals);
      sheet.setColumnWidth(at, (wide ? WIDE : NARROW) * CHARACTER);
    }
    sheet.createFreezePane(0, 1);
    return sheet;
  }

  void add(ArchivedReport person) {
    if (person.entry() == null) {
      var row = without.createRow(nextWithout++);
      words(row, 0, person.unit(), person.number(), person.name(), person.position());
      return;
    }
    for (var line : person.rows()) {
      var row = results.createRow(next++);
      words(row, 0, person.unit(), person.number(), person.name(), person.position());
      words(
          row, 4, line.layer(), line.competency(), line.mustHave() ? say("report-table.yes") : "");
      row.createCell(7).setCellValue(line.weight());
      words(row, 8, line.required(), line.finding());
      figure(row, 10, line.result());
      figure(row, 11, line.distance());
      words(row, 12, line.confidence());
      var asOf = line.day();
      if (asOf != null) {
        var cell = row.createCell(13);
        cell.setCellValue(asOf);
        cell.setCellStyle(day);
      }
      words(row, 14, Objects.requireNonNullElse(person.verdict(), ""));
    }
  }

  private void figure(Row row, int at, @Nullable Double value) {
    if (value != null) {
      var cell = row.createCell(at);
      cell.setCellValue(value);
      cell.setCellStyle(figure);
    }
  }

  private static void words(Row row, int from, String... words) {
    for (int at = 0; at < words.length; at++) {
      row.createCell(from + at).setCellValue(SpreadsheetText.of(words[at]));
    }
  }

  void write(OutputStream out) throws IOException {
    book.write(out);
  }

  private String say(String key) {
    return Objects.requireNonNull(messages.getMessage(key, null, language.locale()));
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}
