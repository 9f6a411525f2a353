package org.shengren.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.shengren.kernel.Language;
import org.shengren.web.SpreadsheetText;
import org.springframework.context.MessageSource;

/**
 * The heat map of a unit as a workbook: a sheet like the page, and one with a line for each cell.
 * Both are written from the picture that the page shows, so that no figure stands in the file that
 * is withheld on the page.
 */
record UnitHeatMapTable(UnitHeatMap map, UnitHeatMapInWords words) {
  private static final int WIDE = 24 * 256;
  private static final int NARROW = 13 * 256;

  void write(OutputStream out, MessageSource messages, Language language) throws IOException {
    try (var book = new XSSFWorkbook()) {
      var bold = book.createFont();
      bold.setBold(true);
      var head = book.createCellStyle();
      head.setFont(bold);
      head.setWrapText(true);
      var sheets = new Sheets(head, messages, language);
      sheets.picture(book.createSheet(sheets.say("unit-heat-map.sheet.picture")));
      sheets.cells(book.createSheet(sheets.say("unit-heat-map.sheet.cells")));
      book.write(out);
    }
  }

  private final class Sheets {
    private final CellStyle head;
    private final MessageSource messages;
    private final Language language;

    Sheets(CellStyle head, MessageSource messages, Language language) {
      this.head = head;
      this.messages = messages;
      this.language = language;
    }

    String say(String key, Object... arguments) {
      return Objects.requireNonNull(messages.getMessage(key, arguments, language.locale()));
    }

    void picture(Sheet sheet) {
      var at = 0;
      heading(sheet.createRow(at++), 0, say("unit-heat-map.table", words.familyName()));
      for (var said : words.coverage()) {
        words(sheet.createRow(at++), 0, said);
      }
      words(sheet.createRow(at++), 0, say("unit-heat-map.note"));
      var header = sheet.createRow(at++);
      heading(header, 0, say("unit-heat-map.unit"));
      heading(header, 1, say("unit-heat-map.column.people"));
      for (var column = 0; column < words.competencies().size(); column++) {
        heading(header, column + 2, words.competencies().get(column));
        sheet.setColumnWidth(column + 2, NARROW);
      }
      sheet.setColumnWidth(0, WIDE);
      sheet.createFreezePane(2, at);
      for (var line = 0; line < words.rows().size(); line++) {
        var row = sheet.createRow(at++);
        var read = words.rows().get(line);
        words(row, 0, read.name());
        row.createCell(1).setCellValue(map.rows().get(line).people());
        for (var column = 0; column < read.cells().size(); column++) {
          var figure = read.cells().get(column).figure();
          words(row, column + 2, figure.isEmpty() ? "—" : figure);
        }
      }
    }

    void cells(Sheet sheet) {
      var header = sheet.createRow(0);
      var columns =
          List.of("unit", "competency", "counted", "met", "close", "focus", "unknown", "note");
      for (var at = 0; at < columns.size(); at++) {
        heading(header, at, say("unit-heat-map.column." + columns.get(at)));
        sheet.setColumnWidth(at, at < 2 || at == columns.size() - 1 ? WIDE : NARROW);
      }
      sheet.createFreezePane(0, 1);
      var next = 1;
      for (var line = 0; line < words.rows().size(); line++) {
        var read = words.rows().get(line);
        for (var column = 0; column < read.cells().size(); column++) {
          var row = sheet.createRow(next++);
          words(row, 0, read.name());
          words(row, 1, read.cells().get(column).competency());
          var tally = map.rows().get(line).cells().get(column).tally();
          if (tally.people() > 0) {
            row.createCell(2).setCellValue(tally.people());
            row.createCell(3).setCellValue(tally.met());
            row.createCell(4).setCellValue(tally.close());
            row.createCell(5).setCellValue(tally.focus());
            row.createCell(6).setCellValue(tally.unknown());
          }
          words(row, 7, read.cells().get(column).description());
        }
      }
    }

    private void heading(Row row, int at, String said) {
      words(row, at, said);
      row.getCell(at).setCellStyle(head);
    }

    private static void words(Row row, int at, String said) {
      row.createCell(at).setCellValue(SpreadsheetText.of(said));
    }
  }
}
