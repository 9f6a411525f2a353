package org.shengren;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.shengren.browser.BrowserTest;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.organization.Units;
import org.shengren.setup.NewOrganisation;
import org.shengren.setup.Organisations;
import org.shengren.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Names that would be run, turned round or cut off, in every page and file that shows them. */
@BrowserTest
class ExportedNamesTests {
  private static final String FORMULA = "=HYPERLINK(\"http://evil.example\",\"x\")";
  private static final String LONG = "长名".repeat(50);
  private static final String PASSWORD = "a good long password";

  @Autowired Organisations organisations;
  @Autowired Units units;
  @LocalServerPort int port;

  @Test
  void nothingThatLeavesTheProductIsRunByASpreadsheet() throws IOException {
    var visitor = founder("formulas");
    hire(visitor, "+1", FORMULA, "@SUM(A1)");
    hire(visitor, "-2", LONG, "😀𠮷");
    for (var path :
        List.of(
            "/people/import/present.csv",
            "/units/export.csv",
            "/positions/export.csv",
            "/administration/audit/trail.csv")) {
      var answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body().replace("\uFEFF", ""))
          .as(path)
          .doesNotContainPattern("(?m)(^|,)\"?[=+@-][^,\\d]")
          .doesNotContainPattern("(?m)(^|,)\"?[+-][12],");
    }
    for (var path : List.of("/people/import/present.xlsx", "/units/export.xlsx")) {
      try (var book = new XSSFWorkbook(new ByteArrayInputStream(visitor.bytes(path)))) {
        book.forEach(sheet ->
            sheet.forEach(row ->
                row.forEach(cell -> {
                  assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                  assertThat(cell.toString()).doesNotStartWith("=").doesNotStartWith("@");
                })));
      }
    }
  }

  @Test
  void aNameThatTurnsTheDirectionOfWritingIsRefusedAsInAFile() {
    var visitor = founder("turned");
    for (var name : List.of("张\u202e三", "张\u0007三", "张\u2066三", "张\uFFFF三")) {
      var answer =
          visitor.send(
              "POST", "/people/new", Visitor.form(Map.of("number", "7", "name", name)), true);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("看不见的字符");
    }
    for (var form :
        List.of(
            Map.of("number", "7\u202e", "name", "张三"),
            Map.of("number", "7", "nameEn", "Zhang\u202e"))) {
      assertThat(visitor.send("POST", "/people/new", Visitor.form(form), true).body())
          .contains("看不见的字符");
    }
    assertThat(
            visitor
                .send(
                    "POST",
                    "/units/new",
                    Visitor.form(Map.of("code", "T", "name", "技\u202e术")),
                    true)
                .body())
        .contains("看不见的字符");
  }

  private void hire(Visitor visitor, String number, String name, String nameEn) {
    var page = visitor.get("/people/new").body();
    var unit = page.replaceAll("(?s).*name=\"unit\".*?<option value=\"([0-9a-f-]{36})\".*", "$1");
    var answer =
        visitor.send(
            "POST",
            "/people/new",
            Visitor.form(
                Map.of(
                    "number",
                    number,
                    "name",
                    name,
                    "nameEn",
                    nameEn,
                    "unit",
                    unit,
                    "joinedOn",
                    "2026-01-05")),
            true);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    var person = answer.headers().firstValue("location").orElseThrow();
    for (var path : List.of("", "/report", "/goals", "/evidence", "/edit")) {
      assertThat(visitor.get(person.replaceFirst("https?://[^/]+", "") + path).statusCode())
          .isEqualTo(200);
    }
  }

  private Visitor founder(String code) {
    var founded =
        organisations.found(
            new NewOrganisation(
                code,
                Text.of("@SUM(公司)", "+Company"),
                Language.ZH,
                ZoneId.of("Asia/Shanghai"),
                "HQ",
                new NewOrganisation.Founder(
                    "F001",
                    Text.of("方建国", "Fang Jianguo"),
                    code + "@names.example",
                    PASSWORD,
                    LocalDate.of(2026, 1, 5)),
                List.of("core", "key-account-sales")));
    Tenancy.run(
        founded.tenant(),
        () -> units.create(founded.viewer(), "-U", Text.of(FORMULA, "+Unit"), Optional.empty()));
    return new Visitor("http://127.0.0.1:" + port).signIn(code, "F001", PASSWORD);
  }
}
