package org.shengren.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shengren.web.SpreadsheetText;

class PeopleFileReaderTest {
  private static final String CHINESE = "工号,姓名,单元\nE1,赵蕾,销售部\n";

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GBK", "GB18030"})
  void chineseIsReadHoweverItWasSaved(String charset) {
    var row = PeopleFileReader.read(CHINESE.getBytes(Charset.forName(charset))).rows().getFirst();
    assertThat(row.get(Column.NAME)).isEqualTo("赵蕾");
    assertThat(row.get(Column.UNIT)).isEqualTo("销售部");
    assertThat(row.number()).isEqualTo(2);
  }

  @Test
  void marksOfByteOrderAreNoPartOfTheHeader() {
    assertThat(read("\uFEFFnumber,name\nE1,Ann\n").rows()).hasSize(1);
    assertThat(
            PeopleFileReader.read(
                    "\uFEFFnumber\tname\nE1\tAnn\n".getBytes(StandardCharsets.UTF_16LE))
                .rows())
        .hasSize(1);
  }

  @Test
  void headersAreUnderstoodInBothLanguagesAndOthersAreIgnored() {
    var file = read("Employee Number; Full name *;备注;直接上级工号\nE1;Ann;x;E0\n");
    assertThat(file.rows().getFirst().get(Column.MANAGER)).isEqualTo("E0");
    assertThat(file.ignored()).containsExactly("备注");
  }

  @Test
  void blankLinesKeepTheNumbersOfTheOthers() {
    var rows = read("number,name\n\n,\nE1,Ann\n").rows();
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().number()).isEqualTo(4);
  }

  @Test
  void whatWasEscapedForSpreadsheetsComesBack() {
    for (var value : new String[] {"=1+1", "+86", "-", "@home", "O'Neil", "plain"}) {
      var row = read("number,name\nE1,\"" + SpreadsheetText.of(value) + "\"\n").rows().getFirst();
      assertThat(row.get(Column.NAME)).isEqualTo(value);
    }
    assertThat(SpreadsheetText.of("=cmd()")).startsWith("'");
  }

  @Test
  void aFileWithoutNumbersOrWithOneHeaderTwiceIsRefused() {
    refused("refusal.import-header-missing", "name,unit\nAnn,Sales\n");
    refused("refusal.import-header-twice", "number,name,姓名\nE1,Ann,Ann\n");
    refused("refusal.import-empty", "number,name\n");
    refused("refusal.import-empty", "");
    refused("refusal.import-quotes", "number,name\nE1,\"Ann\n");
  }

  @Test
  void binaryFilesAreRefused() {
    refusedBytes("refusal.import-unreadable", new byte[] {1, 0, 2, 0, 3, 0});
    refusedBytes(
        "refusal.import-old-excel", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0});
    refusedBytes("refusal.import-too-large", new byte[PeopleFileReader.MOST_BYTES + 1]);
  }

  @Test
  void moreRowsThanWeTakeAreRefused() {
    var text = new StringBuilder("number\n");
    for (var row = 0; row <= PeopleFile.MOST_ROWS; row++) {
      text.append('E').append(row).append('\n');
    }
    refused("refusal.import-too-many-rows", text.toString());
  }

  @Test
  void aWorkbookGivesWordsNumbersAndDays() throws IOException {
    var file =
        PeopleFileReader.read(
            workbook(sheet -> {
              var header = sheet.createRow(0);
              header.createCell(0).setCellValue("工号");
              header.createCell(1).setCellValue("姓名");
              header.createCell(2).setCellValue("入职日期");
              var row = sheet.createRow(2);
              row.createCell(0).setCellValue(10024);
              row.createCell(1).setCellValue("赵蕾");
              var day = row.createCell(2);
              day.setCellValue(LocalDate.of(2022, 7, 15));
              var style = sheet.getWorkbook().createCellStyle();
              style.setDataFormat((short) 14);
              day.setCellStyle(style);
            }));
    var row = file.rows().getFirst();
    assertThat(row.number()).isEqualTo(3);
    assertThat(row.get(Column.NUMBER)).isEqualTo("10024");
    assertThat(row.get(Column.NAME)).isEqualTo("赵蕾");
    assertThat(row.get(Column.JOINED)).isEqualTo("2022-07-15");
  }

  @Test
  void aFormulaIsNotReadButTold() throws IOException {
    var file =
        PeopleFileReader.read(
            workbook(sheet -> {
              sheet.createRow(0).createCell(0).setCellValue("number");
              sheet.getRow(0).createCell(1).setCellValue("name");
              sheet.createRow(1).createCell(0).setCellValue("E1");
              sheet.getRow(1).createCell(1).setCellFormula("WEBSERVICE(\"http://x\")");
            }));
    assertThat(file.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.key()).isEqualTo("import.problem.formula");
          assertThat(problem.row()).isEqualTo(2);
          assertThat(problem.column()).isEqualTo(Column.NAME);
        });
  }

  @Test
  void aMergedHeaderIsRefused() throws IOException {
    var content =
        workbook(sheet -> {
          sheet.createRow(0).createCell(0).setCellValue("number");
          sheet.createRow(1).createCell(0).setCellValue("E1");
          sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 1));
        });
    refusedBytes("refusal.import-merged-header", content);
  }

  @Test
  void aBombAndABrokenArchiveAreRefused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      var zeros = new byte[1 << 20];
      for (var mega = 0; mega < 300; mega++) {
        zip.write(zeros);
      }
    }
    refusedBytes("refusal.import-unpacked", bytes.toByteArray());
    var broken = workbook(sheet -> sheet.createRow(0).createCell(0).setCellValue("number"));
    refusedBytes("refusal.import-unreadable", Arrays.copyOf(broken, broken.length / 2));
  }

  @Test
  void manyPartsOfMiddlingSizeAreABombTogether() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      var zeros = new byte[1 << 20];
      for (var part = 0; part < 70; part++) {
        zip.putNextEntry(new ZipEntry("xl/media/" + part));
        zip.write(zeros);
      }
    }
    refusedBytes("refusal.import-unpacked", bytes.toByteArray());
  }

  /** Each is some kilobytes as it is sent, and would be gigabytes as it is read. */
  @Test
  void partsThatWouldFillTheMemoryAreRefused() throws IOException {
    var book = workbook(sheet -> sheet.createRow(0).createCell(0).setCellValue("number"));
    refusedBytes(
        "refusal.import-unpacked",
        with(
            book, "xl/styles.xml", "<cellXfs count=", ">", many("<xf numFmtId=\"%d\"/>", 400_000)));
    refusedBytes(
        "refusal.import-unpacked",
        with(
            book,
            "xl/_rels/workbook.xml.rels",
            "<Relationships",
            ">",
            many("<Relationship Id=\"r%1$d\" Target=\"%1$d\" Type=\"c\"/>", 200_000)));
    var strings = with(book, "xl/sharedStrings.xml", "uniqueCount=", "\"", "214748364");
    refusedBytes("refusal.import-empty", strings);
  }

  @Test
  void aCellOfManyMegabytesIsAProblemOfItsCell() throws IOException {
    var file =
        PeopleFileReader.read(
            withSheet(
                """
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="A1" t="inlineStr"><is><t>number</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is>%s</is></c></row></sheetData></worksheet>
                """
                    .formatted(many("<t>%d</t>", 500_000))));
    assertThat(file.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("import.problem.long"));
  }

  /** Different each time: what is always the same is refused by how small it was packed. */
  private static String many(String element, int times) {
    var random = new Random(7);
    var words = new StringBuilder();
    for (var at = 0; at < times; at++) {
      words.append(element.formatted(random.nextInt(1_000_000_000)));
    }
    return words.toString();
  }

  /** The workbook with more words in a part of it, behind the first end after a beginning. */
  private static byte[] with(byte[] book, String part, String beginning, String end, String words)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(book));
        var out = new ZipOutputStream(bytes)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        var content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (entry.getName().equals(part)) {
          var at = content.indexOf(end, content.indexOf(beginning)) + 1;
          content = content.substring(0, at) + words + content.substring(at);
        }
        out.write(content.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aNumberWithAGiganticExponentIsNotWrittenOut() throws IOException {
    var file =
        PeopleFileReader.read(
            withSheet(
                """
                <?xml version="1.0"?>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="A1" t="inlineStr"><is><t>number</t></is></c></row>
                <row r="2"><c r="A2"><v>1E999999999</v></c></row></sheetData></worksheet>
                """));
    assertThat(file.rows().getFirst().get(Column.NUMBER)).isEqualTo("1E999999999");
  }

  @Test
  void entitiesOfASheetAreNotResolved() throws IOException {
    var sheet =
        """
        <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>number</t></is></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>
        """
            .strip();
    refusedBytes("refusal.import-unreadable", withSheet(sheet));
  }

  @Test
  void aMillionEmptyRowsAreNobody() throws IOException {
    var rows = new StringBuilder(40 << 20);
    rows.append(
        """
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>number</t></is></c></row>
        """);
    for (var row = 2; row <= 1_000_000; row++) {
      rows.append("<row r=\"")
          .append(row)
          .append("\"><c r=\"A")
          .append(row)
          .append("\" s=\"0\"/></row>");
    }
    refusedBytes("refusal.import-empty", withSheet(rows + "</sheetData></worksheet>"));
    refused("refusal.import-empty", "number,name\n" + ",\n".repeat(1_000_000));
  }

  @Test
  void filesThatOnlyLookLikeWorkbooksAreToldApart() throws IOException {
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write("<document/>".getBytes(StandardCharsets.UTF_8));
    }
    refusedBytes("refusal.import-not-a-workbook", archive.toByteArray());
    refused("refusal.import-web-page", "<html><table><tr><td>工号</td></tr></table></html>");
    var old = new byte[4096];
    System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, old, 0, 4);
    refusedBytes("refusal.import-old-excel", old);
    var name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, old, 1024, name.length);
    refusedBytes("refusal.import-protected", old);
    refused("refusal.import-unreadable", "%PDF-1.7\nnumber,name\nE1,Ann\n");
  }

  @Test
  void textInAWrongEncodingIsNotTakenForNames() {
    refusedBytes(
        "refusal.import-encoding",
        "number,name\nE1,Müller\nE2,Bäcker\n".getBytes(Charset.forName("windows-1252")));
    refusedBytes(
        "refusal.import-encoding",
        "工號,姓名,單位\nE1,趙蕾,業務處\nE2,陳巖,華東區\n".getBytes(Charset.forName("Big5")));
    var twice =
        new String(
            "工号,姓名\nE1,赵蕾\n".getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));
    refused("refusal.import-encoding", twice);
    assertThat(read("number,name\nE1,锟斤拷\n").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("import.problem.damaged"));
  }

  @Test
  void rareCharactersOfNamesAreNoWrongEncoding() {
    var row =
        PeopleFileReader.read("工号,姓名\nE1,张堃\nE2,李喆\n".getBytes(Charset.forName("GBK")))
            .rows()
            .getFirst();
    assertThat(row.get(Column.NAME)).isEqualTo("张堃");
  }

  @Test
  void titlesAboveTheHeaderAreSkippedAndTwoHeadersRefused() {
    var row = read("员工花名册,,\n2026年11月,,\n工号,姓名,部门\nE1,赵蕾,销售部\n").rows().getFirst();
    assertThat(row.number()).isEqualTo(4);
    assertThat(row.get(Column.UNIT)).isEqualTo("销售部");
    refused("refusal.import-two-headers", "工号,姓名\nnumber,name\nE1,Ann\n");
    assertThat(read("工号 / number,姓名（必填）\nE1,赵蕾\n").rows().getFirst().get(Column.NAME))
        .isEqualTo("赵蕾");
  }

  @Test
  void hugeCellsAndControlCharactersAreProblemsOfTheirCell() {
    var file =
        read(
            "number,name\nE1,\""
                + "x".repeat(2_000_000)
                + "\"\nE2,Ann\u0007\nE3,\u202EnnA\nE4,\u200BAnn \u00A0\n");
    assertThat(file.problems())
        .extracting(problem -> problem.row() + " " + problem.key())
        .containsExactly(
            "2 import.problem.long", "3 import.problem.invisible", "4 import.problem.invisible");
    assertThat(file.rows().getLast().get(Column.NAME)).isEqualTo("Ann");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-07-15",
        "2022/7/15",
        "2022.7.15",
        "2022年7月15日",
        "20220715",
        "2022-07-15 00:00:00",
        "15/07/2022",
        "07/15/2022",
        "15 Jul 2022",
        "July 15, 2022",
        "15-Jul-2022"
      })
  void daysAreReadInTheFormsThatPeopleUse(String written) {
    assertThat(Days.read(written)).contains(LocalDate.of(2022, 7, 15));
  }

  @Test
  void aDayThatCouldBeAnotherIsAskedFor() {
    assertThat(Days.read("03/04/2022")).isEmpty();
    assertThat(Days.problem("03/04/2022")).isEqualTo("import.problem.day-order");
    assertThat(Days.problem("44757")).isEqualTo("import.problem.day-serial");
    assertThat(Days.problem("2022-02-30")).isEqualTo("import.problem.day-impossible");
    assertThat(Days.problem("22-7-15")).isEqualTo("import.problem.day-short-year");
    assertThat(Days.problem("soon")).isEqualTo("import.problem.day");
  }

  private static byte[] withSheet(String sheet) throws IOException {
    var original = workbook(s -> s.createRow(0).createCell(0).setCellValue("number"));
    var bytes = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(original));
        var out = new ZipOutputStream(bytes)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().endsWith("sheet1.xml")) {
          out.write(sheet.strip().getBytes(StandardCharsets.UTF_8));
        } else {
          in.transferTo(out);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] workbook(Consumer<XSSFSheet> fill) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new XSSFWorkbook()) {
      fill.accept(book.createSheet());
      book.write(bytes);
    }
    return bytes.toByteArray();
  }

  private static PeopleFile read(String text) {
    return PeopleFileReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String key, String text) {
    refusedBytes(key, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refusedBytes(String key, byte[] content) {
    assertThatThrownBy(() -> PeopleFileReader.read(content))
        .isInstanceOfSatisfying(
            FileRefused.class, refused -> assertThat(refused.key()).isEqualTo(key));
  }
}
