package org.shengren.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.kernel.Language;
import org.shengren.kernel.Viewer;
import org.shengren.organization.AccessPolicy;
import org.shengren.organization.Function;
import org.shengren.tenancy.Tenants;
import org.shengren.web.Dates;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who saw and who changed what, to search. */
@Controller
@RequestMapping("/administration/audit")
class AuditPage {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** An entry as it is read. */
  record Line(String at, String sentence, String actor, String subject) {}

  private final AccessPolicy policy;
  private final TrailQuery trail;
  private final TrailInWords words;
  private final TrailExports exports;
  private final Tenants tenants;
  private final Dates dates;

  AuditPage(
      AccessPolicy policy,
      TrailQuery trail,
      TrailInWords words,
      TrailExports exports,
      Tenants tenants,
      Dates dates) {
    this.policy = policy;
    this.trail = trail;
    this.words = words;
    this.exports = exports;
    this.tenants = tenants;
    this.dates = dates;
  }

  @GetMapping
  String show(
      Viewer viewer,
      Language language,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(required = false) Trail.@Nullable Kind kind,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate until,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    policy.require(viewer, Function.READ_TRAIL);
    var asked = asked(about, by, kind, from, until, after);
    var found = trail.page(viewer, asked, language);
    var zone = tenants.settings(viewer.tenant()).zone();
    model.addAttribute("asked", asked);
    model.addAttribute("kinds", Trail.Kind.values());
    model.addAttribute("everywhere", policy.reach(viewer, Function.READ_TRAIL).everywhere());
    model.addAttribute("mayAdminister", policy.may(viewer, Function.ADMINISTER));
    model.addAttribute(
        "lines",
        found.entries().stream()
            .map(entry ->
                new Line(
                    dates.moment(entry.at(), zone),
                    words.sentence(entry, language),
                    entry.actor().map(Trail.Who::number).orElse(""),
                    entry.subject().map(Trail.Who::number).orElse("")))
            .toList());
    model.addAttribute(
        "next",
        found
            .next()
            .map(key -> address("/administration/audit", asked, Optional.of(key)))
            .orElse(null));
    model.addAttribute(
        "export", address("/administration/audit/trail.csv", asked, Optional.empty()));
    model.addAttribute(
        "filtered",
        !address("", asked, Optional.empty()).equals(address("", NOTHING, Optional.empty())));
    return "administration/audit";
  }

  private static final Trail.Asked NOTHING = asked("", "", null, null, null, null);

  @GetMapping("/trail.csv")
  void export(
      Viewer viewer,
      Language language,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(required = false) Trail.@Nullable Kind kind,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate until,
      HttpServletResponse response)
      throws IOException {
    policy.require(viewer, Function.READ_TRAIL);
    var zone = tenants.settings(viewer.tenant()).zone();
    exports.told(viewer);
    response.setContentType("text/csv; charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit-trail.csv\"");
    try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      // Spreadsheets take a file without this mark for another encoding.
      out.write('\uFEFF');
      write(out, exports.head(language));
      trail.each(
          viewer,
          asked(about, by, kind, from, until, null),
          language,
          entry -> {
            try {
              write(
                  out,
                  List.of(
                      MOMENT.format(entry.at().atZone(zone)),
                      entry.actor().map(Trail.Who::number).orElse(""),
                      entry.actor().map(Trail.Who::name).orElse(""),
                      entry.action(),
                      entry.subject().map(Trail.Who::number).orElse(""),
                      entry.subject().map(Trail.Who::name).orElse(""),
                      words.sentence(entry, language)));
            } catch (IOException gone) {
              throw new UncheckedIOException(gone);
            }
          });
    }
  }

  private static void write(Writer out, List<String> cells) throws IOException {
    for (int cell = 0; cell < cells.size(); cell++) {
      out.write(cell == 0 ? "" : ",");
      out.write(cell(cells.get(cell)));
    }
    out.write("\r\n");
  }

  /** No formula, whatever somebody is called. */
  static String cell(String value) {
    var safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  private static Trail.Asked asked(
      String about,
      String by,
      Trail.@Nullable Kind kind,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable String after) {
    return new Trail.Asked(
        about.strip(),
        by.strip(),
        Optional.ofNullable(kind),
        Optional.ofNullable(from),
        Optional.ofNullable(until),
        Optional.ofNullable(after));
  }

  private static String address(String path, Trail.Asked asked, Optional<String> after) {
    var address = UriComponentsBuilder.fromPath(path);
    Map<String, Object> values = new HashMap<>();
    put(address, values, "about", asked.about());
    put(address, values, "by", asked.by());
    put(address, values, "kind", asked.kind().map(Enum::name).orElse(""));
    put(address, values, "from", asked.from().map(LocalDate::toString).orElse(""));
    put(address, values, "until", asked.until().map(LocalDate::toString).orElse(""));
    put(address, values, "after", after.orElse(""));
    return address.encode().buildAndExpand(values).toUriString();
  }

  private static void put(
      UriComponentsBuilder address, Map<String, Object> values, String name, String value) {
    if (!value.isEmpty()) {
      address.queryParam(name, "{" + name + "}");
      values.put(name, value);
    }
  }
}
