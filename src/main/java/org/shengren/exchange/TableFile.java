package org.shengren.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.shengren.web.SpreadsheetText;

/** A table as spreadsheet programs open it; no cell of it is run as a formula. */
record TableFile(List<String> header, List<List<String>> lines) {
  private static final int WIDTH = 18 * 256;

  TableFile {
    header = List.copyOf(header);
    lines = List.copyOf(lines);
  }

  /** CSV in UTF-8 with the mark by which Excel knows it. */
  void writeCsv(OutputStream out) throws IOException {
    try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      writer.write('\uFEFF');
      try (var printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
        printer.printRecord(header);
        for (var line : lines) {
          printer.printRecord(line.stream().map(SpreadsheetText::of).toList());
        }
      }
    }
  }

  void writeXlsx(OutputStream out, String name) throws IOException {
    try (var book = new SXSSFWorkbook(200)) {
      book.setZip64Mode(Zip64Mode.AsNeeded);
      addTo(book, name);
      book.write(out);
    }
  }

  /** As a further sheet; all cells are text, so that numbers of people keep their zeros. */
  void addTo(SXSSFWorkbook book, String name) {
    var sheet = book.createSheet(name);
    var text = book.createCellStyle();
    text.setDataFormat(book.createDataFormat().getFormat("@"));
    for (var at = 0; at < header.size(); at++) {
      sheet.setColumnWidth(at, WIDTH);
      sheet.setDefaultColumnStyle(at, text);
    }
    sheet.createFreezePane(0, 1);
    fill(sheet, 0, header, text);
    for (var at = 0; at < lines.size(); at++) {
      fill(sheet, at + 1, lines.get(at).stream().map(SpreadsheetText::of).toList(), text);
    }
  }

  private static void fill(Sheet sheet, int row, List<String> cells, CellStyle style) {
    var line = sheet.createRow(row);
    for (var at = 0; at < cells.size(); at++) {
      var cell = line.createCell(at);
      cell.setCellStyle(style);
      cell.setCellValue(cells.get(at));
    }
  }
}
