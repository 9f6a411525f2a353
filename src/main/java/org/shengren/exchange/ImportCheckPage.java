package org.shengren.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.shengren.exchange.ImportPlan.Kind;
import org.shengren.exchange.ImportPlan.Line;
import org.shengren.kernel.Language;
import org.shengren.kernel.Text;
import org.shengren.kernel.Viewer;
import org.shengren.organization.Positions;
import org.shengren.web.SpreadsheetText;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What a file would do, before it does it. */
@Controller
@RequestMapping("/people/import/{file}")
class ImportCheckPage {
  private static final int LINES = 100;
  private static final int PROBLEMS = 50;
  private static final int UNITS = 60;

  /** A problem as its reader sees it. */
  record Told(RowProblem problem, List<Object> arguments) {}

  /** How many of a kind there are, and the address that shows them. */
  record Filter(String label, int count, String url, boolean on) {}

  private final PeopleImports imports;
  private final PeopleFileChecks checks;
  private final Positions positions;
  private final MessageSource messages;

  ImportCheckPage(
      PeopleImports imports, PeopleFileChecks checks, Positions positions, MessageSource messages) {
    this.imports = imports;
    this.checks = checks;
    this.positions = positions;
    this.messages = messages;
  }

  @GetMapping
  String show(
      Viewer viewer,
      Language language,
      @PathVariable ImportId file,
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(defaultValue = "false") boolean absent,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      HttpServletResponse response) {
    Optional<PeopleImports.Checked> found;
    try {
      found = checks.check(viewer, file);
    } catch (FileRefused refused) {
      // Only now is it known what a large file holds; it is chosen anew where the first one was.
      return ImportCheckingPage.refused(model, refused, response);
    } catch (CheckCancelled corrected) {
      return "redirect:/people/import/" + file.value();
    }
    if (found.isEmpty()) {
      return "redirect:/people/import/" + file.value() + "/checking";
    }
    var checked = found.get();
    var plan = checked.plan();
    model.addAttribute("file", file);
    model.addAttribute("fileName", checked.fileName());
    model.addAttribute("rows", checked.rows());
    model.addAttribute("plan", plan);
    model.addAttribute("corrected", checked.corrections().cells().size());
    model.addAttribute("skipped", checked.corrections().skipped().size());
    model.addAttribute("units", plan.units().stream().limit(UNITS).toList());
    model.addAttribute(
        "problems",
        plan.problems().stream()
            .limit(PROBLEMS)
            .map(problem -> new Told(problem, List.of(problem.arguments(language))))
            .toList());
    model.addAttribute(
        "positions",
        plan.problems().stream().anyMatch(problem -> problem.column() == Column.POSITION)
            ? positions.all(viewer.tenant())
            : List.of());
    model.addAttribute("kind", kind);
    model.addAttribute("absent", absent);
    model.addAttribute("q", q.strip());
    model.addAttribute("filters", filters(plan, file, kind, absent, q.strip(), language.locale()));
    var asked = q.strip().toLowerCase(Locale.ROOT);
    var lines =
        absent
            ? plan.absent().stream()
                .filter(person -> fits(person.number(), person.name(), asked))
                .map(person ->
                    new Line(0, person.number(), person.name(), Kind.UNCHANGED, List.of()))
                .toList()
            : plan.lines().stream()
                .filter(line -> kind == null ? line.kind() != Kind.UNCHANGED : line.kind() == kind)
                .filter(line -> fits(line.number(), line.name(), asked))
                .toList();
    var pages = Math.max(1, (lines.size() + LINES - 1) / LINES);
    var at = Math.clamp(page, 1, pages);
    model.addAttribute("lines", lines.stream().skip((at - 1L) * LINES).limit(LINES).toList());
    model.addAttribute("found", lines.size());
    model.addAttribute("page", at);
    model.addAttribute("pages", pages);
    model.addAttribute("previous", at > 1 ? address(file, kind, absent, q.strip(), at - 1) : null);
    model.addAttribute("next", at < pages ? address(file, kind, absent, q.strip(), at + 1) : null);
    return "exchange/import-check";
  }

  private static boolean fits(String number, Text name, String asked) {
    return asked.isEmpty()
        || number.toLowerCase(Locale.ROOT).contains(asked)
        || name.byLanguage().values().stream()
            .anyMatch(words -> words.toLowerCase(Locale.ROOT).contains(asked));
  }

  private List<Filter> filters(
      ImportPlan plan,
      ImportId file,
      @Nullable Kind kind,
      boolean absent,
      String q,
      Locale locale) {
    var filters = new ArrayList<Filter>();
    filters.add(
        new Filter(
            message("import-check.kind.all", locale),
            plan.lines().size() - plan.unchanged(),
            address(file, null, false, q, 1),
            kind == null && !absent));
    Arrays.stream(Kind.values())
        .map(each ->
            new Filter(
                message(each.key(), locale),
                plan.count(each),
                address(file, each, false, q, 1),
                kind == each && !absent))
        .filter(filter -> filter.count() > 0 || filter.on())
        .forEach(filters::add);
    if (!plan.absent().isEmpty()) {
      filters.add(
          new Filter(
              message("import-check.kind.absent", locale),
              plan.absent().size(),
              address(file, null, true, q, 1),
              absent));
    }
    return filters;
  }

  private String message(String key, Locale locale) {
    return Objects.requireNonNull(messages.getMessage(key, null, "", locale));
  }

  private static String address(
      ImportId file, @Nullable Kind kind, boolean absent, String q, int page) {
    var address = UriComponentsBuilder.fromPath("/people/import/{file}");
    if (kind != null) {
      address.queryParam("kind", kind.name());
    }
    if (absent) {
      address.queryParam("absent", true);
    }
    if (!q.isEmpty()) {
      address.queryParam("q", "{q}");
    }
    if (page > 1) {
      address.queryParam("page", page);
    }
    return address.encode().buildAndExpand(Map.of("file", file.value(), "q", q)).toUriString()
        + "#what";
  }

  /** All problems as a list to work through beside the file. */
  @GetMapping("/problems.csv")
  void problems(
      Viewer viewer, Language language, @PathVariable ImportId file, HttpServletResponse response)
      throws IOException {
    var plan = imports.check(viewer, file).plan();
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=problems.csv");
    var locale = language.locale();
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      out.write('\uFEFF');
      try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
        printer.printRecord(
            message("import-check.row", locale),
            message("import-check.column", locale),
            message("import-check.value", locale),
            message("import-check.remedy", locale));
        for (var problem : plan.problems()) {
          printer.printRecord(
              problem.row(),
              message(problem.column().key(), locale),
              SpreadsheetText.of(problem.value()),
              messages.getMessage(problem.key(), problem.arguments(language), "", locale));
        }
      }
    }
  }

  @PostMapping("/withdrawal")
  String withdraw(Viewer viewer, @PathVariable ImportId file) {
    imports.discard(viewer, file);
    return "redirect:/people/import";
  }
}
