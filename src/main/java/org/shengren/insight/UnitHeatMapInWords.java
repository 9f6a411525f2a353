package org.shengren.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shengren.competency.Layer;
import org.shengren.insight.ProtectedGroups.Shown;
import org.shengren.kernel.Language;
import org.shengren.organization.UnitNode;
import org.shengren.report.Part;
import org.shengren.web.Choice;
import org.springframework.context.MessageSource;

/**
 * The heat map of a unit as it is read.
 *
 * @param family the chosen family; empty without any
 * @param coverage whom the figures count and whom they leave out
 */
record UnitHeatMapInWords(
    String unit,
    List<Crumb> path,
    List<Choice> families,
    String family,
    String familyName,
    List<List<Part>> sentences,
    List<String> coverage,
    List<Group> layers,
    List<String> competencies,
    List<Row> rows,
    boolean anyFigure) {
  /** A unit above. */
  record Crumb(String name, String url) {}

  /** Columns of one layer. */
  record Group(String name, int columns) {}

  /**
   * One unit.
   *
   * @param url of its own heat map; null for the unit of the page
   * @param people how many the family has there
   * @param peopleUrl of the people whom the viewer may see singly; null where there are none
   * @param strong whether it is the sum of the others
   */
  record Row(
      String name,
      @Nullable String url,
      String people,
      @Nullable String peopleUrl,
      boolean strong,
      List<Cell> cells) {}

  /**
   * One competency of one unit.
   *
   * @param figure how many meet it of those known; empty for a dash
   * @param bar from left to right who meets it, is close, has a focus area, is not known
   * @param description the cell as a sentence
   */
  record Cell(
      String competency, String shade, String figure, List<Segment> bar, String description) {}

  /** A part of a bar of {@link #WIDTH}. */
  record Segment(String kind, int x, int width) {}

  static final int WIDTH = 56;

  /** A sentence needs a group of whom enough is known. */
  private static final int FEWEST = 3;

  static UnitHeatMapInWords of(
      UnitHeatMap map, int minimum, MessageSource messages, Language language) {
    return new Writer(messages, language, minimum).write(map);
  }

  /** Shade by the share who meet it of those known; hatched where less than half are known. */
  static String shade(Tally tally) {
    if (tally.people() == 0) {
      return "withheld";
    }
    if (2 * tally.known() < tally.people() || tally.known() == 0) {
      return "unknown";
    }
    if (tally.share() >= 0.75) {
      return "strength";
    }
    if (tally.share() >= 0.5) {
      return "meets";
    }
    return tally.share() >= 0.25 ? "close" : "focus";
  }

  static List<Segment> bar(Tally tally) {
    var bar = new ArrayList<Segment>();
    int before = 0;
    int x = 0;
    for (var part :
        List.of(
            new Counted("met", tally.met()),
            new Counted("close", tally.close()),
            new Counted("focus", tally.focus()),
            new Counted("unknown", tally.unknown()))) {
      before += part.people();
      int end = tally.people() == 0 ? 0 : Math.round((float) WIDTH * before / tally.people());
      if (end > x) {
        bar.add(new Segment(part.kind(), x, end - x));
      }
      x = end;
    }
    return bar;
  }

  private record Counted(String kind, int people) {}

  private record Writer(MessageSource messages, Language language, int minimum) {
    UnitHeatMapInWords write(UnitHeatMap map) {
      var family = map.family().map(chosen -> chosen.id().value().toString()).orElse("");
      return new UnitHeatMapInWords(
          map.unit().name().in(language),
          map.path().stream()
              .map(above -> new Crumb(above.name().in(language), url(above, family)))
              .toList(),
          map.families().stream()
              .map(choice ->
                  new Choice(
                      choice.family().id().value().toString(),
                      say(
                          "unit-heat-map.family.choice",
                          choice.family().name().in(language),
                          choice.people())))
              .toList(),
          family,
          map.family().map(chosen -> chosen.name().in(language)).orElse(""),
          sentences(map),
          coverage(map),
          layers(map),
          map.columns().stream().map(column -> column.competency().name().in(language)).toList(),
          map.rows().stream().map(row -> row(row, map, family)).toList(),
          map.anyFigure());
    }

    private static String url(UnitNode unit, String family) {
      return "/insight/units/" + unit.id().value() + (family.isEmpty() ? "" : "?family=" + family);
    }

    private String say(String key, Object... arguments) {
      return Objects.requireNonNull(messages.getMessage(key, arguments, language.locale()));
    }

    private record Standing(String competency, Tally tally) {}

    private List<List<Part>> sentences(UnitHeatMap map) {
      var known = new ArrayList<Standing>();
      for (int at = 0; at < map.columns().size(); at++) {
        var tally = map.whole().cells().get(at).tally();
        if (tally.known() >= FEWEST) {
          known.add(new Standing(map.columns().get(at).competency().name().in(language), tally));
        }
      }
      var byShare = Comparator.comparingDouble((Standing one) -> one.tally().share());
      Optional<Standing> most = known.stream().filter(one -> one.tally().met() > 0).max(byShare);
      Optional<Standing> fewest =
          known.stream()
              .filter(one -> one.tally().met() < one.tally().known())
              .min(byShare)
              .filter(one -> most.filter(one::equals).isEmpty());
      var sentences = new ArrayList<List<Part>>();
      most.ifPresent(one ->
          sentences.add(
              Part.of(
                  say(
                      "unit-heat-map.most",
                      Part.above(one.competency()),
                      one.tally().known(),
                      one.tally().met()))));
      fewest.ifPresent(one ->
          sentences.add(
              Part.of(
                  say(
                      "unit-heat-map.fewest",
                      Part.below(one.competency()),
                      one.tally().known(),
                      one.tally().met()))));
      return sentences;
    }

    private List<String> coverage(UnitHeatMap map) {
      var said = new ArrayList<String>();
      var whole = map.whole();
      if (whole.people() > 0) {
        said.add(
            say(
                "unit-heat-map.coverage",
                whole.people(),
                whole.measured(),
                whole.people() - whole.measured()));
      }
      if (map.rows().stream()
          .flatMap(row -> row.cells().stream())
          .anyMatch(cell -> cell.withheld() > 0)) {
        said.add(say("unit-heat-map.protected", minimum));
      }
      return said;
    }

    private List<Group> layers(UnitHeatMap map) {
      var groups = new ArrayList<Group>();
      for (var layer : Layer.values()) {
        int columns =
            (int) map.columns().stream().filter(column -> column.layer() == layer).count();
        if (columns > 0) {
          groups.add(
              new Group(
                  say(
                      switch (layer) {
                        case CORE -> "layer.core";
                        case GENERAL -> "layer.general";
                        case PROFESSIONAL -> "layer.professional";
                      }),
                  columns));
        }
      }
      return groups;
    }

    private Row row(UnitHeatMap.Row row, UnitHeatMap map, String family) {
      var name =
          switch (row.kind()) {
            case WHOLE ->
                map.rows().size() == 1
                    ? row.unit().name().in(language)
                    : say("unit-heat-map.whole", row.unit().name().in(language));
            case OWN -> say("unit-heat-map.own");
            case BELOW -> row.unit().name().in(language);
          };
      var cells = new ArrayList<Cell>();
      for (int at = 0; at < row.cells().size(); at++) {
        cells.add(
            cell(
                name, map.columns().get(at).competency().name().in(language), row.cells().get(at)));
      }
      return new Row(
          name,
          row.kind() == UnitHeatMap.Kind.BELOW ? url(row.unit(), family) : null,
          say("unit-heat-map.people", row.people()),
          row.kind() != UnitHeatMap.Kind.OWN && row.singly() > 0
              ? "/insight/units/" + row.unit().id().value() + "/people?family=" + family
              : null,
          row.kind() == UnitHeatMap.Kind.WHOLE,
          cells);
    }

    private Cell cell(String unit, String competency, Shown shown) {
      var tally = shown.tally();
      if (tally.people() == 0) {
        return new Cell(
            competency,
            shown.withheld() > 0 ? "withheld" : "blank",
            "",
            List.of(),
            say(
                shown.withheld() > 0 ? "unit-heat-map.cell.withheld" : "unit-heat-map.cell.nobody",
                unit,
                competency,
                minimum));
      }
      var said =
          say(
              "unit-heat-map.cell",
              unit,
              competency,
              tally.people(),
              tally.met(),
              tally.close(),
              tally.focus(),
              tally.unknown());
      return new Cell(
          competency,
          shade(tally),
          tally.met() + "/" + tally.people(),
          bar(tally),
          shown.withheld() > 0 ? said + say("unit-heat-map.cell.partly", shown.withheld()) : said);
    }
  }
}
