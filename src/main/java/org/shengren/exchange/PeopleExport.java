package org.shengren.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Files of what is there, and a template to begin with. */
@Controller
class PeopleExport {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final PresentLists lists;

  PeopleExport(PresentLists lists) {
    this.lists = lists;
  }

  @GetMapping("/people/import/present.csv")
  void people(Viewer viewer, Language language, HttpServletResponse response) throws IOException {
    csv(lists.people(viewer, language), "people", response);
  }

  @GetMapping("/people/import/present.xlsx")
  void peopleBook(Viewer viewer, Language language, HttpServletResponse response)
      throws IOException {
    xlsx(lists.people(viewer, language), "people", response);
  }

  @GetMapping("/people/import/template.csv")
  void template(Viewer viewer, Language language, HttpServletResponse response) throws IOException {
    csv(lists.template(viewer, language), "people-template", response);
  }

  @GetMapping("/people/import/template.xlsx")
  void templateBook(Viewer viewer, Language language, HttpServletResponse response)
      throws IOException {
    var template = lists.template(viewer, language);
    var notes = lists.notes(viewer);
    begin(response, XLSX, "people-template.xlsx");
    try (var book = new SXSSFWorkbook(100)) {
      book.setZip64Mode(Zip64Mode.AsNeeded);
      template.addTo(book, "people");
      notes.addTo(book, "说明 Notes");
      book.write(response.getOutputStream());
    }
  }

  @GetMapping("/units/export.csv")
  void units(Viewer viewer, Language language, HttpServletResponse response) throws IOException {
    csv(lists.units(viewer, language), "units", response);
  }

  @GetMapping("/units/export.xlsx")
  void unitsBook(Viewer viewer, Language language, HttpServletResponse response)
      throws IOException {
    xlsx(lists.units(viewer, language), "units", response);
  }

  @GetMapping("/positions/export.csv")
  void positions(Viewer viewer, Language language, HttpServletResponse response)
      throws IOException {
    csv(lists.positions(viewer, language), "positions", response);
  }

  @GetMapping("/positions/export.xlsx")
  void positionsBook(Viewer viewer, Language language, HttpServletResponse response)
      throws IOException {
    xlsx(lists.positions(viewer, language), "positions", response);
  }

  private static void csv(TableFile table, String name, HttpServletResponse response)
      throws IOException {
    begin(response, "text/csv;charset=UTF-8", name + ".csv");
    table.writeCsv(response.getOutputStream());
  }

  private static void xlsx(TableFile table, String name, HttpServletResponse response)
      throws IOException {
    begin(response, XLSX, name + ".xlsx");
    table.writeXlsx(response.getOutputStream(), name);
  }

  private static void begin(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader("Content-Disposition", "attachment; filename=" + name);
  }
}
