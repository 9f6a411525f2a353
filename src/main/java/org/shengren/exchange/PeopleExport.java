package org.shengren.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.shengren.kernel.Language;
import org.shengren.kernel.TenantId;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Directory;
import org.shengren.organization.Function;
import org.shengren.organization.OrgUnitId;
import org.shengren.organization.PositionId;
import org.shengren.organization.Positions;
import org.shengren.organization.RosterLine;
import org.shengren.organization.Tree;
import org.shengren.organization.UnitNode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Files that the import takes back: the present list, and a template to begin with. */
@Controller
class PeopleExport {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Directory directory;
  private final Tree tree;
  private final Positions positions;
  private final AccessPolicy policy;
  private final MessageSource messages;

  PeopleExport(
      Directory directory,
      Tree tree,
      Positions positions,
      AccessPolicy policy,
      MessageSource messages) {
    this.directory = directory;
    this.tree = tree;
    this.positions = positions;
    this.policy = policy;
    this.messages = messages;
  }

  /** Everybody who works here and whom the viewer may change, as CSV that Excel reads. */
  @GetMapping("/people/import/present.csv")
  void present(Viewer viewer, Language language, HttpServletResponse response) throws IOException {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    var lines = lines(viewer);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=people.csv");
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      write(out, language.locale(), lines);
    }
  }

  /** Header and two lines as an example. */
  @GetMapping("/people/import/template.xlsx")
  void template(Viewer viewer, Language language, HttpServletResponse response) throws IOException {
    policy.require(viewer, Function.IMPORT_PEOPLE);
    var examples = examples(viewer.tenant(), language);
    response.setContentType(XLSX);
    response.setHeader("Content-Disposition", "attachment; filename=people-template.xlsx");
    try (var book = new XSSFWorkbook()) {
      var sheet = book.createSheet("people");
      fill(sheet, 0, headers(language.locale()));
      for (var at = 0; at < examples.size(); at++) {
        fill(sheet, at + 1, examples.get(at));
      }
      for (var column = 0; column < Column.values().length; column++) {
        sheet.setColumnWidth(column, 18 * 256);
      }
      sheet.createFreezePane(0, 1);
      book.write(response.getOutputStream());
    }
  }

  private static void fill(Sheet sheet, int row, List<String> cells) {
    var line = sheet.createRow(row);
    for (var at = 0; at < cells.size(); at++) {
      line.createCell(at).setCellValue(cells.get(at));
    }
  }

  void write(Writer out, Locale locale, List<List<String>> lines) throws IOException {
    out.write('\uFEFF');
    try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      printer.printRecord(headers(locale));
      for (var line : lines) {
        printer.printRecord(line.stream().map(Escaped::cell).toList());
      }
    }
  }

  private List<String> headers(Locale locale) {
    return Arrays.stream(Column.values())
        .map(column -> Objects.requireNonNull(messages.getMessage(column.key(), null, "", locale)))
        .toList();
  }

  List<List<String>> lines(Viewer viewer) {
    var tenant = viewer.tenant();
    var reach = policy.reach(viewer, Function.IMPORT_PEOPLE);
    var codes = new HashMap<OrgUnitId, String>();
    tree.roots(tenant).stream()
        .flatMap(UnitNode::withBelow)
        .forEach(unit -> codes.put(unit.id(), unit.code()));
    var positionCodes = new HashMap<PositionId, String>();
    positions.all(tenant).forEach(position -> positionCodes.put(position.id(), position.code()));
    var roster = directory.roster(tenant);
    var numbers = new HashMap<org.shengren.kernel.PersonId, String>();
    roster.forEach(person -> numbers.put(person.id(), person.number()));
    return roster.stream()
        .filter(person -> person.leftOn().isEmpty())
        .filter(person ->
            reach.everywhere()
                || person.work().filter(work -> reach.covers(work.unit())).isPresent())
        .map(person -> line(person, codes, positionCodes, numbers))
        .toList();
  }

  private static List<String> line(
      RosterLine person,
      Map<OrgUnitId, String> codes,
      Map<PositionId, String> positionCodes,
      Map<org.shengren.kernel.PersonId, String> numbers) {
    var names = person.name().byLanguage();
    var cells = new ArrayList<String>();
    cells.add(person.number());
    cells.add(names.getOrDefault("zh", names.getOrDefault("en", "")));
    cells.add(names.containsKey("zh") ? names.getOrDefault("en", "") : "");
    cells.add(person.email().orElse(""));
    cells.add(text(person.work().map(work -> codes.get(work.unit()))));
    cells.add(text(person.work().flatMap(work -> work.position()).map(positionCodes::get)));
    cells.add(text(person.work().flatMap(work -> work.manager()).map(numbers::get)));
    cells.add(person.joinedOn().map(Objects::toString).orElse(""));
    cells.add(person.grade().orElse(""));
    cells.add(person.work().map(work -> work.from().toString()).orElse(""));
    return cells;
  }

  private static String text(Optional<String> value) {
    return value.orElse("");
  }

  private List<List<String>> examples(TenantId tenant, Language language) {
    var known = positions.all(tenant);
    var position = known.isEmpty() ? "" : known.getFirst().name().in(language);
    return language == Language.ZH
        ? List.of(
            List.of(
                "E001",
                "赵蕾",
                "Zhao Lei",
                "zhaolei@example.com",
                "销售部",
                "",
                "",
                "2019-03-01",
                "M2",
                "2024-01-01"),
            List.of(
                "E002",
                "陈岩",
                "Chen Yan",
                "chenyan@example.com",
                "销售部/华东区",
                position,
                "E001",
                "2022-07-15",
                "P5",
                ""))
        : List.of(
            List.of(
                "E001",
                "Zhao Lei",
                "",
                "zhaolei@example.com",
                "Sales",
                "",
                "",
                "2019-03-01",
                "M2",
                "2024-01-01"),
            List.of(
                "E002",
                "Chen Yan",
                "",
                "chenyan@example.com",
                "Sales/East China",
                position,
                "E001",
                "2022-07-15",
                "P5",
                ""));
  }
}
